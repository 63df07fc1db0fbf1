import { expect, it } from 'vitest';
import type { Verdict } from '../../../../src/process/health.ts';
import {
  isQuorumDue,
  learnQuorum,
  learnSilence,
  noQuorumKnown,
} from '../../../../src/kafkaStart/readiness/quorumKnowledge.ts';

const second = 1000;
const led: Verdict = { healthy: true, reason: 'controller 1000 leads the quorum' };
const lost: Verdict = { healthy: false, reason: 'no controller leads the quorum' };

type Answer = readonly [number, Verdict | undefined];

/** What is known after these answers, each at its second; undefined for none of the controller itself. */
function after(...answers: readonly Answer[]) {
  let known = noQuorumKnown;
  for (const [at, verdict] of answers) {
    const nowMs = at * second;
    known = verdict === undefined ? learnSilence(known, nowMs) : learnQuorum(known, verdict, nowMs);
  }
  return known;
}

it.each<[string, readonly Answer[], Verdict]>([
  ['that was never led', [[1, lost]], lost],
  [
    'that is led',
    [
      [1, lost],
      [2, led],
    ],
    led,
  ],
  [
    'that elects a leader',
    [
      [1, led],
      [31, lost],
      [35, lost],
    ],
    led,
  ],
  [
    'that has elected a leader',
    [
      [1, led],
      [31, lost],
      [35, led],
      [65, lost],
    ],
    led,
  ],
  [
    'that has no leader any more',
    [
      [1, led],
      [31, lost],
      [36, lost],
    ],
    lost,
  ],
  [
    'that has no leader after it gave no answer',
    [
      [1, led],
      [6, undefined],
      [12, lost],
    ],
    lost,
  ],
  [
    'that is led again',
    [
      [1, led],
      [31, lost],
      [36, lost],
      [37, led],
    ],
    led,
  ],
  [
    'that is lost again',
    [
      [1, led],
      [31, lost],
      [36, lost],
      [37, led],
      [67, lost],
      [72, lost],
    ],
    lost,
  ],
])('a quorum %s', (_, answers, verdict) => {
  expect(after(...answers).verdict).toEqual(verdict);
});

it('remembers that the controller was part of the quorum', () => {
  expect(after([1, lost]).joined).toBe(false);
  expect(after([1, led], [31, lost], [40, lost]).joined).toBe(true);
});

it.each<[string, boolean, readonly Answer[], number]>([
  ['before it was asked', true, [], 0],
  ['while it has no leader', true, [[1, lost]], 2],
  ['five seconds after it was led', false, [[1, led]], 6],
  ['half a minute after it was led', true, [[1, led]], 31],
  [
    'after the controller gave no answer',
    true,
    [
      [1, led],
      [6, undefined],
    ],
    7,
  ],
  [
    'while it elects',
    true,
    [
      [1, led],
      [31, lost],
    ],
    32,
  ],
])('whether the quorum is looked at, %s: %s', (_, isDue, answers, at) => {
  expect(isQuorumDue(after(...answers), at * second)).toBe(isDue);
});
