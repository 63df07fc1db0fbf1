import { describe, expect, it } from 'vitest';
import { understands } from '../../../../src/kafka/wire/apiVersions.ts';
import { describeReplicas } from '../../../../src/kafka/wire/describeLogDirs.ts';
import { describeQuorum, notLeader } from '../../../../src/kafka/wire/describeQuorum.ts';
import { decode, readFrames, readRecorded } from '../../../support/recordedFrames.ts';
import { exchanges, recordedVersions } from '../../../support/wireExchanges.ts';

// Two brokers, of which broker 1 is down, and clicks-0 moves to it as well: test/support/recordFrames.ts.
describe.each(recordedVersions)('what a broker of Kafka %s answered', (version) => {
  const knowsFenced = version === '4.3.1';

  it('the versions of each request: every exchange of ours, but for who is fenced on 3.9', () => {
    const versions = readRecorded(version, 'apiVersions');
    const unknown = Object.entries(exchanges).filter(([, one]) => !understands(versions, one));
    expect(unknown.map(([name]) => name)).toEqual(knowsFenced ? [] : ['cluster']);
    expect([...readFrames(version).keys()].toSorted()).toEqual(
      Object.keys(exchanges)
        .filter((name) => knowsFenced || name !== 'cluster')
        .toSorted(),
    );
  });

  it('the brokers alone', () => {
    expect(readRecorded(version, 'metadataNone')).toEqual({
      clusterId: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
      controllerId: 0,
      brokers: [{ id: 0, host: 'kafka-0.kafka-svc.default.svc.cluster.local', port: 9092 }],
      partitions: [],
    });
  });

  it('all partitions, also those that nobody leads', () => {
    const { partitions } = readRecorded(version, 'metadataAll');
    const alone = { leader: 0, isr: [0], offline: [1] };
    expect(
      partitions.toSorted((a, b) =>
        `${a.topic} ${a.partition}` < `${b.topic} ${b.partition}` ? -1 : 1,
      ),
    ).toEqual([
      { topic: '__consumer_offsets', partition: 0, replicas: [0, 1], ...alone },
      { topic: 'clicks', partition: 0, replicas: [0, 1], ...alone },
      // with eligible leader replicas (KIP-966), as new clusters of 4.1 and later have, the last one leaves too
      {
        topic: 'lost',
        partition: 0,
        leader: -1,
        replicas: [1],
        isr: knowsFenced ? [] : [1],
        offline: [1],
      },
      { topic: 'orders', partition: 0, replicas: [0, 1], ...alone },
      { topic: 'orders', partition: 1, replicas: [1, 0], ...alone },
      { topic: 'orders', partition: 2, replicas: [1, 0], ...alone },
    ]);
  });

  it('a property of topics', () => {
    expect(readRecorded(version, 'topicConfig')).toEqual(
      new Map([
        ['orders', '2'],
        ['clicks', '1'],
      ]),
    );
  });

  it('the log dirs', () => {
    const { errorCode, dirs } = readRecorded(version, 'logDirs');
    expect(errorCode).toBe(0);
    expect(dirs).toHaveLength(1);
    const [dir] = dirs;
    expect(dir?.path).toMatch(/^\/.*\/kafka-0\/data$/);
    expect(dir?.usableBytes).toBeLessThan(dir?.totalBytes ?? 0);
    const replicas = dir?.replicas.map(({ topic, partition }) => `${topic}-${partition}`);
    expect(replicas?.toSorted()).toEqual([
      '__consumer_offsets-0',
      'clicks-0',
      'orders-0',
      'orders-1',
      'orders-2',
    ]);
    expect(dir?.replicas.every(({ isFuture, offsetLag }) => !isFuture && offsetLag === 0)).toBe(
      true,
    );
    const bytes = dir?.replicas.find(({ topic }) => topic === 'orders')?.bytes;
    expect(bytes).toBeGreaterThan(100);
  });

  it('the quorum', () => {
    const { voters, observers, ...quorum } = readRecorded(version, 'quorum');
    expect(quorum).toEqual({
      errorCode: 0,
      leaderId: 0,
      leaderEpoch: 1,
      highWatermark: expect.any(Number),
    });
    expect(voters.map(({ id }) => id)).toEqual([0]);
    expect(observers.map(({ id }) => id)).toEqual([1]);
    expect(observers[0]?.lastFetchMs).toBeLessThan(voters[0]?.lastFetchMs ?? 0);
    expect(observers[0]?.logEndOffset).toBeGreaterThan(0);
  });

  it('groups, and how far they are', () => {
    expect(readRecorded(version, 'groups')).toEqual({ errorCode: 0, groups: ['readers'] });
    const { errorCode, offsets } = readRecorded(version, 'offsets');
    expect(errorCode).toBe(0);
    const ends = readRecorded(version, 'endOffsets');
    expect(ends.map(({ topic, partition }) => `${topic}-${partition}`)).toEqual([
      'orders-0',
      'orders-1',
      'orders-2',
    ]);
    expect(offsets.length).toBeGreaterThan(0);
    for (const { partition, offset } of offsets) {
      expect(offset).toBe(ends.find((end) => end.partition === partition)?.offset);
    }
  });

  it('what moves', () => {
    expect(readRecorded(version, 'reassignments')).toEqual({
      errorCode: 0,
      moving: [{ topic: 'clicks', partition: 0, adding: [1], removing: [] }],
    });
  });
});

it('who is fenced', () => {
  expect(readRecorded('4.3.1', 'cluster')).toEqual([
    { id: 0, fenced: false },
    { id: 1, fenced: true },
  ]);
});

it('a controller that does not lead: no leader, where Kafka writes 0', () => {
  // DescribeQuorumResponse.singletonErrorResponse of 4.3.1
  const answer = 'AAAAAhNfX2NsdXN0ZXJfbWV0YWRhdGECAAAAAAAGAAAAAAAAAAAAAAAAAAAAAAEBAAAA';
  expect(decode(describeQuorum, Buffer.from(answer, 'base64'))).toEqual({
    errorCode: notLeader,
    leaderId: -1,
    leaderEpoch: -1,
    highWatermark: -1,
    voters: [],
    observers: [],
  });
});

it('log dirs are asked for of some partitions, as DescribeLogDirsRequestData of 3.9.2 and 4.3.1 reads it', () => {
  const wanted = new Map([
    ['orders', [0, 7]],
    ['audit', [1]],
  ]);
  const request = '03076f72646572730300000000000000070006617564697402000000010000';
  expect(Buffer.from(describeReplicas(wanted).request).toString('hex')).toBe(request);
});
