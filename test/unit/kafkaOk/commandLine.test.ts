import { expect, it } from 'vitest';
import { commandLine, parseQuestion } from '../../../src/kafkaOk/commandLine.ts';
import { parseArguments } from '../../../src/tool/commandLine.ts';

const parse = (...argv: readonly string[]) => {
  const args = parseArguments(commandLine, argv);
  if (args === undefined) throw new Error(`no arguments: ${argv.join(' ')}`);
  const parsed = parseQuestion(args);
  if (!parsed.ok) return parsed.problem;
  const { flags: _, ...question } = parsed.value;
  return question;
};
const plain = { waitMs: 0, isDirect: false, isJson: false };

it.each([
  [[], { probe: 'ready', ...plain }],
  [['live'], { probe: 'live', ...plain }],
  [['startup', '--direct'], { probe: 'startup', ...plain, isDirect: true }],
  [['ready', '--json'], { probe: 'ready', ...plain, isJson: true }],
  [['stoppable', '--wait=60s'], { probe: 'stoppable', ...plain, waitMs: 60_000 }],
  [['stoppable', '--wait', '2'], { probe: 'stoppable', ...plain, waitMs: 2000 }],
  [['stoppable'], { probe: 'stoppable', ...plain }],
  [['alive'], 'expected one of live, ready, startup, stoppable, got "alive" (did you mean live?)'],
  [['healthy'], 'expected one of live, ready, startup, stoppable, got "healthy"'],
  [['redy'], 'expected one of live, ready, startup, stoppable, got "redy" (did you mean ready?)'],
  [['live', '--wait=1s'], '--wait: only stoppable waits, not live'],
  [['stoppable', '--wait=x'], '--wait: expected a time such as 500ms, 5s or 2m, got "x"'],
])('%j', (argv, expected) => {
  expect(parse(...argv)).toEqual(expected);
});
