import { expect, it } from 'vitest';
import {
  findLongestPauseOfAll,
  listPauses,
  listStalls,
  longestAfter,
} from '../../../local/pauses.ts';

/** `number@ms`, several of them. */
function marks(text: string) {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [number, atMs] = word.split('@');
      return { number: Number(number), atMs: Number(atMs) };
    });
}

it('counts the times from one acknowledgement to the next', () => {
  expect(listPauses(marks('3@10 9@15 11@400'))).toEqual([
    { endMs: 15, ms: 5 },
    { endMs: 400, ms: 385 },
  ]);
});

it('counts a pause of all writers only while none has an acknowledgement', () => {
  const one = marks('0@10 1@20 2@900');
  expect(findLongestPauseOfAll([one, marks('0@15 1@500 2@905')])).toBe(480);
  expect(findLongestPauseOfAll([one])).toBe(880);
  expect(findLongestPauseOfAll([])).toBe(0);
});

it.each([
  { what: 'nothing acknowledged', acknowledged: '', received: '', stalls: [] },
  { what: 'received as soon as known', acknowledged: '0@10', received: '0@10', stalls: [] },
  { what: 'received before it was known', acknowledged: '0@10', received: '0@5', stalls: [] },
  {
    what: 'from the acknowledgement on',
    acknowledged: '0@10 1@900',
    received: '0@11 1@950',
    stalls: [1, 50],
  },
  {
    what: 'not from the writer’s own pause',
    acknowledged: '0@10 1@5000',
    received: '0@12 1@5001',
    stalls: [2, 1],
  },
  {
    what: 'from the oldest that was not received',
    acknowledged: '0@10 1@20 2@30 3@40',
    received: '0@10 1@300 2@300 3@300',
    stalls: [280],
  },
  {
    what: 'from the last receipt where there was more to receive',
    acknowledged: '0@10 1@20 2@30',
    received: '0@50 1@51 2@400',
    stalls: [40, 1, 349],
  },
  {
    what: 'a repetition as a receipt',
    acknowledged: '0@10 1@20 2@30',
    received: '0@10 1@20 0@200 1@200 2@210',
    stalls: [170, 10],
  },
])('counts a stall of a reader: $what', ({ acknowledged, received, stalls }) => {
  expect(listStalls(marks(acknowledged), marks(received)).map(({ ms }) => ms)).toEqual(stalls);
});

it('counts a pause for the last moment before its end', () => {
  const pauses = [
    { endMs: 5, ms: 4 },
    { endMs: 10, ms: 1 },
    { endMs: 19, ms: 3 },
    { endMs: 20, ms: 2 },
    { endMs: 90, ms: 7 },
  ];
  expect(longestAfter([10, 20, 100], pauses)).toEqual([3, 7, 0]);
});
