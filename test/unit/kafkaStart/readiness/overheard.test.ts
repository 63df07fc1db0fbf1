import { expect, it } from 'vitest';
import {
  type BrokerKnowledge,
  chooseInquiry,
  learn,
  nothingKnown,
} from '../../../../src/kafkaStart/readiness/brokerKnowledge.ts';
import { overhear } from '../../../../src/kafkaStart/readiness/overheard.ts';

const [nodeId, catchUpMs] = [1, 1000];
const brokers = [0, 1].map((id) => ({ id, host: `kafka-${id}`, port: 9092 }));
const others = brokers.slice(0, 1);
const at = (second: number) => ({ nodeId, catchUpMs, nowMs: 1000 * second });
const ready = learn(nothingKnown, { brokers, partitions: [] }, at(10));

const inquiryAt = (known: BrokerKnowledge, second: number) => chooseInquiry(known, at(second));

it('a broker that is ready is not asked for its brokers where a scrape has asked it', () => {
  expect(inquiryAt(ready, 40)).toBe('brokers');
  const known = overhear(ready, { brokers, atMs: 35_000 }, nodeId);
  expect([40, 94, 95].map((second) => inquiryAt(known, second))).toEqual([
    'answer',
    'answer',
    'brokers',
  ]);
});

it('one that is found missing by a scrape is asked at once', () => {
  const known = overhear(ready, { brokers: others, atMs: 11_000 }, nodeId);
  expect(known.registration.healthy).toBe(false);
  expect(inquiryAt(known, 12)).toBe('brokers');
});

const silent = { ...ready, isWrong: true };

it.each<[string, BrokerKnowledge, number]>([
  ['is not ready yet', nothingKnown, 20],
  ['has not answered since', silent, 20],
  ['has told more since', ready, 9],
])('nothing is learnt by a scrape of a broker that %s', (_, known, second) => {
  expect(overhear(known, { brokers, atMs: 1000 * second }, nodeId)).toBe(known);
});

/** When a broker that is ready is asked for its brokers, in ten minutes of looks each five seconds, and of scrapes. */
function listQuestions(scrapeEvery: number): number[] {
  const asked: number[] = [];
  let known = ready;
  let scrapedAt = Number.NEGATIVE_INFINITY;
  for (let second = 10; second < 610; second++) {
    if (second % scrapeEvery === 0 && second - scrapedAt >= 30) {
      asked.push(second);
      scrapedAt = second;
    }
    if (second % 5 === 0) {
      known = overhear(known, { brokers, atMs: 1000 * scrapedAt }, nodeId);
      if (inquiryAt(known, second) === 'brokers') {
        asked.push(second);
        known = learn(known, { brokers }, at(second));
      }
    }
  }
  return asked;
}

it.each([5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 100, 120, 1000])(
  'is asked for them two times a minute at most where it is scraped each %d s',
  (every) => {
    const asked = listQuestions(every);
    expect(asked.length).toBeLessThanOrEqual(20);
    expect(asked.length).toBeGreaterThanOrEqual(8);
  },
);

it.each([5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 1000])(
  'nor more often in any minute, once it is scraped each %d s',
  (every) => {
    const asked = listQuestions(every).filter((second) => second > 70);
    const most = Math.max(
      ...asked.map((from) => asked.filter((to) => to >= from && to < from + 60).length),
    );
    expect(most).toBeLessThanOrEqual(2);
  },
);
