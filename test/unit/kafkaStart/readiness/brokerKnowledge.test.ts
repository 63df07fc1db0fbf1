import { expect, it } from 'vitest';
import type { Partition } from '../../../../src/kafka/wire/metadata.ts';
import {
  type BrokerKnowledge,
  type BrokerState,
  chooseInquiry,
  judgeReadiness,
  learn,
  nothingKnown,
} from '../../../../src/kafkaStart/readiness/brokerKnowledge.ts';

const second = 1000;
const minute = 60 * second;
const catchUpMs = 30 * minute;

const brokers = [0, 1].map((id) => ({ id, host: `kafka-${id}`, port: 9092 }));
const others = brokers.slice(0, 1);
const behind: Partition = {
  topic: 'orders',
  partition: 0,
  leader: 0,
  replicas: [0, 1],
  isr: [0],
  offline: [],
};
const inSync = { ...behind, isr: [0, 1] };
const orphan = { ...behind, leader: -1 };

const known: BrokerState = { brokers };
const sees = (...partitions: readonly Partition[]): BrokerState => ({ brokers, partitions });

/** What broker 1 is known to be after these answers, each at its second. */
function after(answers: readonly (readonly [number, BrokerState])[], ms = catchUpMs) {
  let knowledge = nothingKnown;
  for (const [at, state] of answers) {
    knowledge = learn(knowledge, state, { nodeId: 1, catchUpMs: ms, nowMs: at * second });
  }
  return knowledge;
}

const ready = { healthy: true, reason: 'broker 1 is registered' };
const waits = {
  healthy: false,
  reason: 'catching up: 1 of 1 own replicas is not in sync yet: orders-0',
};

it.each<[string, BrokerKnowledge, unknown]>([
  [
    'that nobody knows yet',
    after([[1, { brokers: others }]]),
    { healthy: false, reason: 'broker 1 is not registered: it knows only 0' },
  ],
  [
    'that is registered, and not looked at yet',
    after([[1, known]]),
    { healthy: false, reason: 'catching up: its replicas are looked at' },
  ],
  [
    'without replicas',
    after([
      [1, known],
      [2, sees()],
    ]),
    ready,
  ],
  [
    'in sync',
    after([
      [1, known],
      [2, sees(inSync)],
    ]),
    ready,
  ],
  [
    'that is behind',
    after([
      [1, known],
      [2, sees(behind)],
    ]),
    waits,
  ],
  [
    'that catches up',
    after([
      [2, sees(behind)],
      [3, sees(behind)],
      [4, sees(inSync)],
    ]),
    ready,
  ],
  [
    'in sync as far as can be seen',
    after([[2, { ...sees(inSync), hidden: ['audit', 'clicks'] }]]),
    {
      healthy: true,
      reason:
        'broker 1 is registered (whether its replicas of 2 topics are in sync cannot be seen: this login needs Describe on all topics)',
    },
  ],
  [
    'that falls behind later',
    after([
      [2, sees(inSync)],
      [3, sees(behind)],
    ]),
    ready,
  ],
  ['that need not catch up', after([[1, known]], 0), ready],
  [
    'that tells no partitions for as long as it may be behind',
    after([
      [1, known],
      [1801, known],
    ]),
    ready,
  ],
  [
    'that is behind for as long as it may be',
    after([
      [1, sees(behind)],
      [1 + 30 * 60, sees(behind)],
    ]),
    ready,
  ],
  [
    'that is behind for a second less',
    after([
      [1, sees(behind)],
      [30 * 60, sees(behind)],
    ]),
    waits,
  ],
  [
    'that waits for nobody, not for two minutes yet',
    after([
      [1, sees(behind)],
      [300, sees(orphan)],
      [419, sees(orphan)],
    ]),
    { healthy: false, reason: `${waits.reason}; nobody leads orders-0` },
  ],
  [
    'that waits for nobody, for longer',
    after([
      [1, sees(orphan)],
      [60, sees(orphan)],
      [121, sees(orphan)],
    ]),
    ready,
  ],
  [
    'that is fenced, ready as it was',
    after([
      [1, sees(inSync)],
      [2, { brokers: others, registered: [0, 1].map((id) => ({ id, fenced: id === 1 })) }],
    ]),
    {
      healthy: false,
      reason:
        'broker 1 is registered but fenced: it catches up with the metadata, or the controllers do not hear it',
    },
  ],
  [
    'that is unknown, ready as it was',
    after([
      [1, sees(inSync)],
      [2, { brokers: others, registered: [{ id: 0, fenced: false }] }],
    ]),
    { healthy: false, reason: 'broker 1 is not registered: it knows only 0' },
  ],
  [
    'that was unknown for a while, and has fallen behind',
    after([
      [1, sees(inSync)],
      [2, { brokers: others }],
      [3, sees(behind)],
    ]),
    ready,
  ],
])('a broker %s', (_, knowledge, verdict) => {
  expect(judgeReadiness(knowledge)).toEqual(verdict);
});

it('says why it is waited for no longer', () => {
  expect(after([[1, sees(inSync)]]).caught).toBe('in sync');
  expect(
    after([
      [1, sees(behind)],
      [1801, sees(behind)],
    ]).caught,
  ).toBe('late');
  expect(
    after([
      [1, sees(orphan)],
      [121, sees(orphan)],
    ]).caught,
  ).toBe('stuck');
});

it.each<[string, BrokerKnowledge, number, string]>([
  ['not been asked', nothingKnown, 0, 'brokers'],
  ['not been registered', after([[1, { brokers: others }]]), 2, 'brokers'],
  ['been registered once', after([[1, known]]), 2, 'brokers'],
  [
    'been registered twice',
    after([
      [1, known],
      [2, known],
    ]),
    3,
    'partitions',
  ],
  [
    'been registered, and told no partitions in time',
    {
      ...after([
        [1, known],
        [2, known],
      ]),
      isWrong: true,
    },
    1000,
    'partitions',
  ],
  [
    'been registered for long, and told no partitions in time',
    {
      ...after([
        [1, known],
        [2, known],
      ]),
      isWrong: true,
    },
    1801,
    'brokers',
  ],
  [
    'yet to catch up',
    after([
      [1, known],
      [2, sees(behind)],
    ]),
    60,
    'partitions',
  ],
  ['caught up', after([[1, sees(inSync)]]), 6, 'answer'],
  ['told its brokers half a minute ago', after([[1, sees(inSync)]]), 31, 'brokers'],
  ['given no answer', { ...after([[1, sees(inSync)]]), isWrong: true }, 2, 'brokers'],
  [
    'lost its registration',
    after([
      [1, sees(inSync)],
      [2, { brokers: others }],
    ]),
    3,
    'brokers',
  ],
])('asks a broker that has %s for no more than it takes', (_, knowledge, at, inquiry) => {
  expect(chooseInquiry(knowledge, { catchUpMs, nowMs: at * second })).toBe(inquiry);
});

it('asks a broker that is well two times a minute for its brokers, and every time whether it answers', () => {
  let knowledge = after([[0, sees(inSync)]]);
  const asked = Array.from({ length: 120 / 5 }, (_, at) => {
    const nowMs = (at + 1) * 5 * second;
    const inquiry = chooseInquiry(knowledge, { catchUpMs, nowMs });
    if (inquiry === 'brokers') knowledge = learn(knowledge, known, { nodeId: 1, catchUpMs, nowMs });
    return inquiry;
  });
  expect(asked.filter((inquiry) => inquiry === 'brokers')).toHaveLength(4);
  expect(asked).not.toContain('partitions');
});
