import { expect, it } from 'vitest';
import type { Ask, AskServer } from '../../../../src/kafka/ask/target.ts';
import { openScrapes } from '../../../../src/kafka/metrics/openScrapes.ts';
import { readPrometheus } from '../../../support/prometheusText.ts';

const broker = { id: 0, host: '127.0.0.1', port: 9092 };
const other = { id: 1, host: '127.0.0.2', port: 9092 };
const partitionOf = (leader: number) => ({
  topic: 'orders',
  partition: 0,
  leader,
  replicas: [leader],
  isr: [leader],
  offline: [],
});
const answers: Readonly<Record<string, unknown>> = {
  ApiVersions: new Map(),
  DescribeConfigs: new Map([['orders', '1']]),
  DescribeLogDirs: { errorCode: 0, dirs: [] },
  ListPartitionReassignments: { errorCode: 0, moving: [] },
  ListGroups: { errorCode: 0, groups: ['readers'] },
  OffsetFetch: { errorCode: 0, offsets: [{ topic: 'orders', partition: 0, offset: 1 }] },
  ListOffsets: [{ topic: 'orders', partition: 0, offset: 2 }],
};

interface Wish {
  readonly withGroups: boolean;
  /** Questions that are never answered, of a cluster that takes its time for all others. */
  readonly hanging: readonly string[];
}

/** A broker that is up or silent, and notes how often it is asked for all topics. */
function openFake({ withGroups, hanging }: Wish = { withGroups: false, hanging: [] }) {
  const told: readonly number[] = [];
  const fake = { up: true, full: 0, cheap: 0, told, nowMs: 1_000_000 };
  const ask = (async ({ name, request }: { readonly name: string; readonly request: Buffer }) => {
    if (hanging.includes(name)) throw new Error('no answer');
    if (name !== 'Metadata') return answers[name];
    const isSlow = hanging.length > 0;
    if (isSlow) fake.nowMs += 3900;
    const partitions = [partitionOf(isSlow ? 1 : 0)];
    const all = request.readInt32BE() === -1;
    fake[all ? 'full' : 'cheap']++;
    return { clusterId: 'x', controllerId: 0, brokers: [broker, other], partitions };
  }) as unknown as Ask;
  const askServer: AskServer = async ({ timeoutMs }, work) => {
    if (!fake.up) return { ok: false, type: 'refused', reason: 'connection refused' };
    const beganAt = fake.nowMs;
    try {
      return { ok: true, value: await work(ask) };
    } catch {
      fake.nowMs = Math.max(fake.nowMs, beganAt + timeoutMs);
      return { ok: false, type: 'late', reason: `no answer within ${timeoutMs} ms` };
    }
  };
  const scrape = openScrapes({
    node: {
      nodeId: 0,
      mode: 'kraft',
      roles: ['broker'],
      version: '4.3.1',
      properties: new Map(),
      question: {
        askable: true,
        socket: { name: 'PLAINTEXT', protocol: 'PLAINTEXT', role: 'broker', ...broker },
        access: {},
        ask: 'brokers',
      },
    },
    learnBrokers: (brokers) => (fake.told = brokers.map(({ id }) => id)),
    how: { askServer, env: {}, timeoutMs: 4000, withGroups },
    readSupervised: () => ({
      started: false,
      ready: false,
      aliveMs: 4000,
      logs: { loaded: 3, total: 9 },
    }),
    now: () => fake.nowMs,
  });
  const values = async (): Promise<Record<string, number | undefined>> =>
    Object.fromEntries(
      [...readPrometheus(await scrape()).values()].flatMap(({ series }) => Array.from(series)),
    );
  return { fake, scrape, values };
}

const leaders = 'kafka_server_replicamanager_leadercount';

it('asks for the cluster twice a minute at most, however often it is scraped', async () => {
  const { fake, values } = openFake();
  for (let second = 0; second < 60; second++) {
    expect(await values()).toMatchObject({ kafka_member_up: 1, [leaders]: 1 });
    fake.nowMs += 1000;
  }
  expect(fake).toMatchObject({ full: 2, cheap: 0, told: [0, 1] });
});

it('gives all who ask at once the same', async () => {
  const { fake, scrape } = openFake();
  const [first, ...others] = await Promise.all([scrape(), scrape(), scrape()]);
  expect(others).toEqual([first, first]);
  expect(fake).toMatchObject({ full: 1, cheap: 0 });
});

it('says of a broker that is silent that it is, and how far its start is', async () => {
  const { fake, values } = openFake();
  fake.up = false;
  expect(await values()).toMatchObject({
    kafka_member_up: 0,
    kafka_member_started: 0,
    kafka_member_supervised_seconds: 4,
    kafka_member_logs: 9,
    kafka_member_logs_loaded: 3,
  });
  fake.up = true;
  expect(await values()).toMatchObject({ kafka_member_up: 1, [leaders]: 1 });
  fake.up = false;
  const silent = await values();
  expect(silent).toMatchObject({ kafka_member_up: 0 });
  expect(silent).not.toHaveProperty(leaders);
  fake.up = true;
  expect(await values()).toMatchObject({ kafka_member_up: 1, [leaders]: 1 });
  expect(fake.full).toBe(2);
});

it.each<[string, readonly string[], readonly string[]]>([
  [
    'others are slow',
    ['ListOffsets', 'ListPartitionReassignments'],
    ['end offsets', 'reassignments'],
  ],
  ['the broker itself tells its groups too late', ['OffsetFetch'], ['groups']],
  [
    'it tells of nothing but its cluster in time',
    ['DescribeConfigs', 'DescribeLogDirs'],
    ['min.insync.replicas', 'log dirs', 'groups'],
  ],
])('takes eight seconds at most, and says what is missing, where %s', async (_, hanging, parts) => {
  const { fake, values } = openFake({ withGroups: true, hanging });
  const before = fake.nowMs;
  const told = await values();
  expect(fake.nowMs - before).toBeLessThanOrEqual(8000);
  expect(fake.nowMs - before).toBeGreaterThanOrEqual(4000);
  expect(told).toMatchObject({ kafka_member_up: 1, [leaders]: 0 });
  expect(
    Object.entries(told).flatMap(([name, value]) =>
      name.startsWith('kafka_member_untold') && value === 1 ? [name.split('"')[1]] : [],
    ),
  ).toEqual(parts);
});
