import { expect, it } from 'vitest';
import { findArgumentProblems } from '../../../src/tool/argumentProblems.ts';
import type { CommandLine } from '../../../src/tool/commandLine.ts';

const line: CommandLine = {
  tool: 'zkOk',
  summary: 'A tool',
  operands: '[live|ready]',
  maxOperands: 1,
  options: {
    port: { doc: 'A port', type: 'value' },
    'dry-run': { doc: 'A switch', type: 'switch' },
    watch: { doc: 'A flag that needs no value', type: 'optional' },
  },
};

it.each([
  [['--no-such-flag'], '--no-such-flag: unknown flag (see zkOk --help)'],
  [['--prot=1'], '--prot: unknown flag (did you mean --port?)'],
  [['-p', '1'], '-p: unknown flag (see zkOk --help)'],
  [['--'], '--: unknown flag (see zkOk --help)'],
  [['--port'], '--port: expected a value behind it (see zkOk --help)'],
  [['--port', '--dry-run'], '--port: expected a value behind it (see zkOk --help)'],
  [['--dry-run=yes'], '--dry-run: expected true or false, got "yes"'],
  [['live', 'ready', 'x'], 'expected one operand at most, got "ready" (see zkOk --help)'],
  [['live', '--watch', '5s'], 'expected one operand at most, got "5s" (write --watch=5s)'],
  [
    ['live', '--dry-run', 'true'],
    'expected one operand at most, got "true" (write --dry-run=true)',
  ],
])('says what is wrong with %j', (argv, problem) => {
  expect(findArgumentProblems(line, argv)).toEqual([problem]);
});

it('names the operand of a tool that takes none', () => {
  expect(findArgumentProblems({ ...line, maxOperands: 0 }, ['ready'])).toEqual([
    'expected no operand, got "ready" (see zkOk --help)',
  ]);
});

it('says all that is wrong', () => {
  expect(findArgumentProblems(line, ['--foo', '--dry-run=1', '--port', '-1', '--port'])).toEqual([
    '--foo: unknown flag (see zkOk --help)',
    '--dry-run: expected true or false, got "1"',
    '--port: expected a value behind it (see zkOk --help)',
  ]);
});
