import { expect, it } from 'vitest';
import type { StopVerdict } from '../../../../src/kafka/verdicts/stoppable.ts';
import { judgeWaiting, notYet, type Waiting } from '../../../../src/kafkaStart/stop/waiting.ts';

const may: StopVerdict = { healthy: true, outlook: 'may', reason: 'it may', loss: undefined };
const loss = '1 partition goes offline';
const wait = (reason: string): StopVerdict => ({
  healthy: false,
  outlook: 'wait',
  reason,
  loss: undefined,
});
const unsure: StopVerdict = { ...wait('no leader'), outlook: 'unsure' };
const never: StopVerdict = { ...wait('two of two'), outlook: 'never' };

const endMs = 240_000;

/** What is said, with the second in which it is, and what ends the wait. */
function storyOf(verdicts: readonly (readonly [number, StopVerdict])[], tookMs = 0): string[] {
  let waiting: Waiting = notYet;
  const story: string[] = [];
  for (const [second, verdict] of verdicts) {
    const nowMs = second * 1000;
    const judged = judgeWaiting(waiting, verdict, { askedMs: nowMs - tookMs, nowMs, endMs });
    waiting = judged.waiting;
    if (judged.line !== undefined) story.push(`${second} ${judged.line}`);
    if (judged.over) return [...story, `${second} over: ${judged.because ?? 'nothing to say'}`];
  }
  return story;
}

it.each<[string, readonly (readonly [number, StopVerdict])[], readonly string[]]>([
  ['that is none', [[0, may]], ['0 over: nothing to say']],
  [
    'that is none, and what others lose',
    [[0, { ...may, loss }]],
    [`0 ${loss}`, '0 over: nothing to say'],
  ],
  [
    'that helps, with what has changed every ten seconds',
    [
      [0, wait('2 MiB')],
      [1, wait('1 MiB')],
      [10, wait('1 MiB')],
      [20, wait('1 MiB')],
      [40, wait('0 MiB')],
      [41, may],
    ],
    [
      '0 waiting, 240 s at most: 2 MiB',
      '10 still waiting, 230 s at most: 1 MiB',
      '40 still waiting, 200 s at most: 0 MiB',
      '41 over: may stop',
    ],
  ],
  [
    'that goes on, once a minute',
    [
      [0, wait('broker 1 is down')],
      [59, wait('broker 1 is down')],
      [60, wait('broker 1 is down')],
      [119, wait('broker 1 is down')],
      [121, wait('broker 1 is down')],
    ],
    [
      '0 waiting, 240 s at most: broker 1 is down',
      '60 still waiting, 180 s at most: broker 1 is down',
      '121 still waiting, 119 s at most: broker 1 is down',
    ],
  ],
  [
    'whose end comes before that of the time in which somebody may know',
    [[235, unsure]],
    ['235 waiting, 5 s at most: no leader'],
  ],
  ['that never helps', [[0, never]], ['0 over: waiting would not help: two of two']],
  [
    'of which nobody knows for ten seconds',
    [
      [0, unsure],
      [9, unsure],
      [10, unsure],
    ],
    ['0 waiting, 10 s at most: no leader', '10 over: waiting would not help: no leader'],
  ],
  [
    'of which nobody knows for a while',
    [
      [0, unsure],
      [9, wait('1 MiB')],
      [11, unsure],
      [20, unsure],
      [21, unsure],
    ],
    ['0 waiting, 10 s at most: no leader', '21 over: waiting would not help: no leader'],
  ],
])('tells of a wait %s', (_, verdicts, story) => {
  expect(storyOf(verdicts)).toEqual(story);
});

it('counts the time in which nobody knows from the question', () => {
  const answers = [
    [4, unsure],
    [10, unsure],
  ] as const;
  expect(storyOf(answers, 4000)).toEqual([
    '4 waiting, 6 s at most: no leader',
    '10 over: waiting would not help: no leader',
  ]);
});
