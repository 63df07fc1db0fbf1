import { expect, it } from 'vitest';
import { asksForHelp, mainFlags, splitWords } from '../../../src/zkCli/commandLine.ts';

const none = { flags: [], on: [] } as const;

it.each([
  ['get /a', none, 'get /a'],
  ['-server zk-0:2181 get /a', { ...none, flags: [['server', 'zk-0:2181']] }, 'get /a'],
  [
    '--server=zk-0 -timeout 5 get -s /a',
    {
      ...none,
      flags: [
        ['server', 'zk-0'],
        ['timeout', '5'],
      ],
    },
    'get -s /a',
  ],
  ['-r -waitforconnection ls /', { ...none, on: ['r', 'waitforconnection'] }, 'ls /'],
  [
    '--tls --tls-dir /tls ls /',
    {
      ...none,
      flags: [
        ['tls', 'true'],
        ['tls-dir', '/tls'],
      ],
    },
    'ls /',
  ],
  ['--tls=false ls /', { ...none, flags: [['tls', 'false']] }, 'ls /'],
  ['--json get /a', { ...none, on: ['json'] }, 'get /a'],
  ['get /a --json', { ...none, on: ['json'] }, 'get /a'],
  ['set /a -- --json', none, 'set /a -- --json'],
  ['set /a -server', none, 'set /a -server'],
] as const)('splits %s', (line, { flags, on }, command) => {
  expect(splitWords(line.split(' '))).toEqual({
    ok: true,
    value: { flags: new Map(flags), switches: new Set(on), command: command.split(' ') },
  });
});

it('hands on to ZooKeeperMain what it takes as well', () => {
  const words = splitWords(
    '-timeout 5 -r -waitforconnection -client-configuration f ls /'.split(' '),
  );
  if (!words.ok) throw new Error(words.problem);
  expect(mainFlags('zk-0:2181', 5, words.value)).toEqual(
    '-server zk-0:2181 -timeout 5 -waitforconnection -client-configuration f -r'.split(' '),
  );
});

it.each([
  ['--data-file f set /a', '--data-file: stands behind create or set, got it before'],
  ['-x get /a', '-x: unknown flag (see zkCli --help)'],
  ['-servr a get /a', '-servr: unknown flag (did you mean -server?)'],
  ['-server', '-server: expected a value behind it'],
])('refuses %s', (line, problem) => {
  expect(splitWords(line.split(' '))).toEqual({ ok: false, problem });
});

it.each([
  ['', undefined],
  ['help', 'help'],
  ['--help', 'help'],
  ['get -help', 'help'],
  ['--version', 'version'],
  ['get /a', undefined],
  ['set /a -- --help', undefined],
])('takes %j for a question: %s', (line, asked) => {
  expect(asksForHelp(line === '' ? [] : line.split(' '))).toBe(asked);
});
