import { expect, it } from 'vitest';
import type { CatchUp } from '../../../../src/kafka/verdicts/catchUp.ts';
import {
  type BrokerKnowledge,
  type Caught,
  nothingKnown,
} from '../../../../src/kafkaStart/readiness/brokerKnowledge.ts';
import { tellCatchUp, untold } from '../../../../src/kafkaStart/readiness/catchUpStory.ts';

const second = 1000;
const catchUp: CatchUp = {
  ownCount: 3,
  behind: [{ topic: 'orders', partition: 0, leader: 0, isOffline: false }],
};
const nothing: CatchUp = { ownCount: 3, behind: [] };
const started: BrokerKnowledge = { ...nothingKnown, startedMs: 5 * second };
const lags = new Map([['orders-0', 12_345]]);

/** What is told in a look each second, with the second after the start, up to this one. */
function story(seconds: number, end: CatchUp, caught?: Caught): string[] {
  let told = untold;
  return Array.from({ length: seconds + 1 }, (_, at) => {
    const isEnd = at === seconds;
    const known = isEnd ? { ...started, catchUp: end, caught } : { ...started, catchUp };
    const next = tellCatchUp(told, { known, lags, nowMs: (5 + at) * second });
    told = next.story;
    return next.line === undefined ? [] : [`${at}: ${next.line}`];
  }).flat();
}

const behind = '1 of 3 own replicas is not in sync yet: orders-0 (12 345 records behind)';

it('tells nothing of a broker that catches up at once', () => {
  expect(story(9, nothing, 'in sync')).toEqual([]);
});

it('tells after ten seconds, then more and more rarely, and at the end', () => {
  expect(story(200, nothing, 'in sync')).toEqual([
    ...[10, 30, 70, 130, 190].map((at) => `${at}: catching up: ${behind}`),
    '200: caught up in 3 min 20 s',
  ]);
});

it.each<[Caught, string]>([
  ['late', `9: ready after 9 s (KAFKA_CATCH_UP_TIMEOUT) although ${behind}`],
  ['stuck', `9: ready although ${behind}: other brokers, or a disk, have to come back first`],
])('tells of one that is waited for no longer, %s', (caught, line) => {
  expect(story(9, catchUp, caught)).toEqual([line]);
});

/** What is told of a broker whose replicas were not looked at. */
const told = (caught: Caught) =>
  tellCatchUp(untold, { known: { ...started, caught }, lags, nowMs: 65_000 }).line;

it('tells nothing of a broker that nobody shall wait for, and why one is ready that could not be looked at', () => {
  expect(told('unasked')).toBeUndefined();
  expect(told('late')).toBe(
    'ready after 1 min (KAFKA_CATCH_UP_TIMEOUT) although its replicas could not be looked at',
  );
});

it('tells of a broker that is ready although not all of its replicas can be seen', () => {
  const known = { ...started, caught: 'in sync', hidden: 1 } as const;
  expect(tellCatchUp(untold, { known, lags, nowMs: 2000 }).line).toBe(
    'ready, but whether its replicas of 1 topic are in sync cannot be seen: this login needs Describe on all topics',
  );
});
