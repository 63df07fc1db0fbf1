import { expect, it } from 'vitest';
import type { Finding } from '../../../src/kafkaOk/finding.ts';
import { judgeWait } from '../../../src/kafkaOk/wait.ts';

const asked = { asked: 'broker', reason: 'why' } as const;
const yes: Finding = { ...asked, exitCode: 0 };
const no: Finding = { ...asked, exitCode: 1 };
const never: Finding = { ...no, isFinal: true };
const unsure: Finding = { ...no, isUnsure: true };
const silent: Finding = { ...unsure, exitCode: 69 };

/** The end of a wait of a minute, with the second in which it came, of answers that come at once. */
function endOf(findingAt: (second: number) => Finding): string {
  let unsureSinceMs: number | undefined;
  for (let ms = 0; ms <= 120_000;) {
    const finding = findingAt(ms / 1000);
    const wait = judgeWait(finding, unsureSinceMs, { askedMs: ms, nowMs: ms, deadlineMs: 60_000 });
    if (wait.over) return `${ms / 1000} ${wait.finding.exitCode} ${wait.finding.reason}`;
    ({ unsureSinceMs } = wait);
    ms += wait.pauseMs;
  }
  return 'no end';
}

it.each<[string, (second: number) => Finding, string]>([
  ['yes', () => yes, '0 0 why'],
  ['yes after a while', (second) => (second < 30 ? no : yes), '30 0 why'],
  ['never', () => never, '0 1 why'],
  ['no', () => no, '60 1 why'],
  ['that nobody knows', () => unsure, '10 1 waiting would not help: why'],
  ['none', () => silent, '10 69 waiting would not help: why'],
  ['that nobody knows for a while', (second) => (second % 10 === 9 ? no : unsure), '60 1 why'],
])('ends where the answer is %s: %s', (_, findingAt, end) => {
  expect(endOf(findingAt)).toBe(end);
});

it.each([
  [300, 700],
  [4000, 0],
])('asks again a second after it has asked: %d ms later, in %d ms', (nowMs, pauseMs) => {
  const wait = judgeWait(no, undefined, { askedMs: 0, nowMs, deadlineMs: 60_000 });
  expect(wait).toMatchObject({ over: false, pauseMs });
});
