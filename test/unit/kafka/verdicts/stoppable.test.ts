import { expect, it } from 'vitest';
import { judgeAvailability } from '../../../../src/kafka/verdicts/availability.ts';
import {
  findFollowers,
  judgeQuorumWithout,
  quorumUntold,
} from '../../../../src/kafka/verdicts/quorumWithout.ts';
import {
  judgeStoppable,
  type Outlook,
  type StopFindings,
} from '../../../../src/kafka/verdicts/stoppable.ts';
import type { Quorum } from '../../../../src/kafka/wire/describeQuorum.ts';
import type { Partition } from '../../../../src/kafka/wire/metadata.ts';

const ids = (digits: string): number[] => digits.split('').map(Number);

/** `orders-0 123/12`: its replicas, and those in sync. */
function partitionOf(text: string): Partition {
  const [, topic = '', partition, replicas = '', isr = ''] =
    /^(.+)-(\d+) (\d+)\/(\d*)$/.exec(text) ?? [];
  return {
    topic,
    partition: Number(partition),
    leader: ids(isr)[0] ?? -1,
    replicas: ids(replicas),
    isr: ids(isr),
    offline: [],
  };
}

interface Given {
  readonly partitions?: readonly string[];
  readonly minIsr?: Readonly<Record<string, number>>;
  readonly alive?: readonly number[];
  readonly behind?: Readonly<Record<number, number>>;
  readonly untold?: number;
  readonly hidden?: number;
  readonly quorum?: Partial<Quorum>;
  readonly roles?: 'broker' | 'both' | 'controller';
}

function findings(given: Given): StopFindings {
  const { partitions = [], minIsr = {}, alive = [1, 2, 3], roles = 'broker' } = given;
  const { untold = 0, hidden = 0 } = given;
  const availability = judgeAvailability({
    nodeId: 1,
    partitions: partitions.map(partitionOf),
    minIsrOf: (topic) => minIsr[topic] ?? 2,
  });
  const behind = new Map(Object.entries(given.behind ?? {}).map(([id, by]) => [Number(id), by]));
  return {
    nodeId: 1,
    isController: roles !== 'broker',
    broker: roles === 'controller' ? undefined : { availability, alive, behind, untold, hidden },
    quorum:
      given.quorum &&
      judgeQuorumWithout({ nodeId: 1, quorum: quorumOf(given.quorum), fetchTimeoutMs: 2000 }),
  };
}

function quorumOf(quorum: Partial<Quorum>): Quorum {
  return {
    errorCode: 0,
    leaderId: 3,
    leaderEpoch: 1,
    highWatermark: 1,
    voters: [],
    observers: [],
    ...quorum,
  };
}

/** Voters 1, 2, … with the time since each was caught up, in ms; none where it never was. */
function votersOf(...agesMs: readonly (number | undefined)[]): Quorum['voters'] {
  const nowMs = 1_000_000;
  return agesMs.map((age, index) => ({
    id: index + 1,
    logEndOffset: 1,
    lastFetchMs: nowMs,
    lastCaughtUpMs: age === undefined ? undefined : nowMs - age,
  }));
}

const mib = 2 ** 20;

it.each<[string, Given, string]>([
  [
    'all replicas are in sync',
    { partitions: ['a-0 123/123', 'a-1 23/23'] },
    'broker 1 may stop: 1 partition has enough replicas in sync without it',
  ],
  ['it has no partition', { partitions: ['a-1 23/2'] }, 'broker 1 may stop'],
  [
    'a replica is out of sync that is not needed',
    { partitions: ['a-0 123/123', 'b-0 1234/134', 'c-0 123/23'] },
    'broker 1 may stop: 3 partitions have enough replicas in sync without it',
  ],
  [
    'a partition has no other replica, or none in sync and none that it needs',
    { partitions: ['x-0 1/1', 'y-0 12/1', 'a-0 123/123'], minIsr: { x: 1, y: 2 } },
    'broker 1 may stop: 1 partition has enough replicas in sync without it, but 2 partitions without another replica in sync go offline (x-0, y-0) until this broker is back',
  ],
  [
    'a partition needs all of its replicas',
    { partitions: ['z-0 12/12'] },
    'broker 1 may stop, but 1 partition with no more replicas than min.insync.replicas takes no writes of acks=all (z-0) until this broker is back',
  ],
  [
    'a majority of the controllers is caught up without it',
    { roles: 'both', quorum: { voters: votersOf(0, 1999, 0) } },
    'broker 1 may stop',
  ],
  [
    'it is the only controller',
    { roles: 'controller', quorum: { leaderId: 1, voters: votersOf(0) } },
    'controller 1 may stop, but the cluster is without a controller until it is back',
  ],
  [
    'it is no voter',
    { roles: 'controller', quorum: { leaderId: 2, voters: votersOf(0, 0, 0).slice(1) } },
    'controller 1 may stop',
  ],
  [
    'a quorum is gone that it needs for nothing',
    { partitions: ['a-0 123/123'], quorum: { leaderId: -1 } },
    'broker 1 may stop: 1 partition has enough replicas in sync without it',
  ],
])('may stop where %s', (_, given, reason) => {
  expect(judgeStoppable(findings(given))).toMatchObject({ healthy: true, outlook: 'may', reason });
});

it.each<[string, Given, string]>([
  [
    'replicas are behind',
    {
      partitions: ['orders-7 123/13', 'orders-0 123/13', 'audit-1 123/13', 'a-0 123/123'],
      behind: { 2: 1229 * mib },
    },
    'stopping now would leave 3 partitions under min.insync.replicas=2 (audit-1, orders-0, orders-7: broker 2 is catching up, 1.2 GiB behind)',
  ],
  [
    'a broker is down, and one does not say how far it is; worst first',
    { partitions: ['a-0 123/12', 'b-0 123/1', 'b-1 123/1', 'b-2 123/1'], alive: [1, 3] },
    'stopping now would leave 4 partitions under min.insync.replicas=2 (b-0, b-1, b-2 and 1 more: broker 2 is down; broker 3 is catching up)',
  ],
  [
    'its own replica is behind where others are needed as well',
    { partitions: ['a-0 123/2'], behind: { 1: 5 * mib } },
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: this broker is catching up, 5.0 MiB behind; broker 3 is catching up)',
  ],
  [
    'topics need different numbers',
    { partitions: ['a-0 123/1', 'b-0 123/12'], minIsr: { a: 1 }, untold: 1 },
    "stopping now would leave 2 partitions under what min.insync.replicas asks for (a-0, b-0: broker 2 is catching up; broker 3 is catching up) (1 topic does not tell min.insync.replicas: this broker's own counts)",
  ],
  [
    'replicas are behind, and it has more that cannot be seen',
    { partitions: ['a-0 123/13'], hidden: 1 },
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: broker 2 is catching up); 1 topic that it has may not be seen by this login, which needs Describe on all topics',
  ],
  [
    'a majority of controllers is not caught up without it',
    { roles: 'controller', quorum: { voters: votersOf(0, 14_000, 0) } },
    'stopping now would leave 1 of 3 controllers that follow the quorum, which needs 2 (controller 2 is not caught up)',
  ],
  [
    'replicas and controllers are behind',
    {
      roles: 'both',
      partitions: ['a-0 123/13'],
      quorum: { voters: votersOf(0, undefined, 0) },
    },
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: broker 2 is catching up); stopping now would leave 1 of 3 controllers that follow the quorum, which needs 2 (controller 2 was not heard of since the leader took over)',
  ],
  [
    'it is one of two controllers, and replicas are behind',
    {
      roles: 'both',
      partitions: ['a-0 123/13'],
      quorum: { leaderId: 1, voters: votersOf(0, 0) },
    },
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: broker 2 is catching up); the quorum of 2 controllers does not do without this one',
  ],
])('waits where %s', (_, given, reason) => {
  expect(judgeStoppable(findings(given))).toMatchObject({
    healthy: false,
    outlook: 'wait',
    reason,
  });
});

it.each<[string, Given, Outlook, string]>([
  [
    'the quorum has no leader',
    { roles: 'both', quorum: { leaderId: -1 }, partitions: ['a-0 123/123'] },
    'unsure',
    'the quorum of controllers has no leader',
  ],
  [
    'no controller that answers leads',
    { roles: 'controller', quorum: { errorCode: 6, leaderId: 0 } },
    'unsure',
    'the quorum of controllers has no leader',
  ],
  [
    'replicas are missing and nobody could bring them into sync',
    { quorum: { errorCode: 7, leaderId: -1 }, partitions: ['a-0 123/1'], alive: [1] },
    'unsure',
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: broker 2 is down; broker 3 is down); the quorum of controllers has no leader',
  ],
  [
    'it is one of two controllers',
    { roles: 'controller', quorum: { leaderId: 1, voters: votersOf(0, 0) } },
    'never',
    'the quorum of 2 controllers does not do without this one',
  ],
  [
    'topics cannot be seen that it has',
    { partitions: ['a-0 123/123'], hidden: 3 },
    'never',
    'whether broker 1 may stop cannot be told: 3 topics that it has may not be seen by this login, which needs Describe on all topics',
  ],
  [
    'the login may not ask',
    { roles: 'controller', quorum: { errorCode: 31, leaderId: -1 } },
    'never',
    'the quorum of controllers is not shown to this login',
  ],
])('waits for nothing that would come where %s', (_, given, outlook, reason) => {
  expect(judgeStoppable(findings(given))).toMatchObject({ healthy: false, outlook, reason });
});

it.each([
  [
    'connection refused',
    false,
    'gone',
    'the quorum of controllers has no leader: 1: answers, and does not lead; 2: connection refused',
  ],
  [
    'its certificate is not trusted: it has expired',
    true,
    'untold',
    'whether the quorum of controllers has a leader cannot be seen: 1: answers, and does not lead; 2: its certificate is not trusted: it has expired',
  ],
])(
  'tells of controllers of which none leads what each said, %s',
  (said, isUntrusted, ...finding) => {
    const [type, problem] = finding;
    const refusals = [
      { who: '1', said: 'answers, and does not lead' },
      { who: '2', said, isUntrusted },
    ];
    const quorum = quorumOf({ errorCode: 6, leaderId: -1 });
    expect(judgeQuorumWithout({ nodeId: 1, quorum, fetchTimeoutMs: 2000, refusals })).toEqual({
      type,
      problem,
    });
  },
);

it.each<[Given, string | undefined]>([
  [{ roles: 'both', quorum: { leaderId: -1 } }, 'a controller'],
  [{ quorum: { leaderId: -1 }, partitions: ['a-0 123/1'], alive: [1] }, 'a controller'],
  [{ partitions: ['a-0 123/1'] }, undefined],
])('of %j lacks %s', (given, lacks) => {
  expect(judgeStoppable(findings(given)).lacks).toBe(lacks);
});

const observerOf = (id: number, lastFetchMs: number | undefined) => ({
  id,
  logEndOffset: 0,
  lastFetchMs,
  lastCaughtUpMs: undefined,
});
it('counts as following who has fetched in the last three seconds', () => {
  const observers = [
    observerOf(20, 1_000_000),
    observerOf(19, 997_001),
    observerOf(18, 997_000),
    observerOf(17, undefined),
  ];
  const quorum = quorumOf({ voters: votersOf(0), observers });
  expect(findFollowers(quorum)).toEqual([19, 20]);
});

it.each<[string, Given, Outlook, string]>([
  [
    'waits for replicas',
    { partitions: ['a-0 123/13'] },
    'wait',
    'stopping now would leave 1 partition under min.insync.replicas=2 (a-0: broker 2 is catching up)',
  ],
  [
    'knows nothing of controllers',
    { roles: 'both', partitions: ['a-0 123/123'] },
    'unsure',
    'the quorum of controllers has not answered yet',
  ],
])('%s while the quorum has not answered', (_, given, outlook, reason) => {
  expect(judgeStoppable({ ...findings(given), quorum: quorumUntold })).toMatchObject({
    healthy: false,
    outlook,
    reason: expect.stringContaining(reason),
  });
});
