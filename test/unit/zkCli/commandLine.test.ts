import { expect, it } from 'vitest';
import { asksForHelp, splitWords } from '../../../src/zkCli/commandLine.ts';

it.each([
  ['get /a', [], 'get /a'],
  ['-server zk-0:2181 get /a', [['server', 'zk-0:2181']], 'get /a'],
  [
    '--server=zk-0 -timeout 5 get -s /a',
    [
      ['server', 'zk-0'],
      ['timeout', '5'],
    ],
    'get -s /a',
  ],
  ['set /a -server', [], 'set /a -server'],
] as const)('splits %s', (line, flags, command) => {
  expect(splitWords(line.split(' '))).toEqual({
    ok: true,
    value: { flags: new Map(flags), command: command.split(' ') },
  });
});

it.each([
  ['-r get /a', '-r: unknown flag (see zkCli --help)'],
  ['-server', '-server: expected a value behind it'],
])('refuses %s', (line, problem) => {
  expect(splitWords(line.split(' '))).toEqual({ ok: false, problem });
});

it.each([
  ['', 'help'],
  ['help', 'help'],
  ['--help', 'help'],
  ['get -help', 'help'],
  ['--version', 'version'],
  ['get /a', undefined],
  ['set /a -- --help', undefined],
])('takes %j for a question: %s', (line, asked) => {
  expect(asksForHelp(line === '' ? [] : line.split(' '))).toBe(asked);
});
