import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

// What a real ensemble does not do on demand; those that do: zkMetricsEnsemble.test.ts.

/** Of the member with this index; what it is called, too. */
const addressOf = (index: number) => `127.0.94.${index + 1}`;
let folder: string;
const fakes: FakeServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fakes-'));
});
afterEach(() => {
  for (const fake of fakes.splice(0)) fake.close();
  rmSync(folder, { recursive: true });
});

interface Said {
  readonly mode?: string;
  /** At each look. */
  readonly zxids?: readonly [string, string];
  readonly version?: string;
  readonly mntr?: readonly string[];
  /** None where the whitelist lacks it. */
  readonly conf?: string | undefined;
  readonly silent?: boolean;
}

const usualConf =
  'serverId=1\ntickTime=2000\nmaxClientCnxns=60\nserver.1=a\nserver.2=b\nserver.3=c';

/** Runs zkMetrics --ensemble on three members that say this. */
async function overview(...members: readonly Said[]) {
  for (const [index, said] of members.entries()) {
    const looks = new Map<string, number>();
    const fake: FakeServer = await startFakeServer(addressOf(index), (socket, connection) => {
      const word = fake.received()[connection - 1] ?? '';
      const look = looks.get(word) ?? 0;
      looks.set(word, look + 1);
      if (said.silent !== true) socket.end(answer(word, look, said));
    });
    fakes.push(fake);
  }
  const servers = fakes.map(
    ({ port }, index) => `server.${index + 1}=${addressOf(index)}:2888:3888;${port}`,
  );
  writeFileSync(join(folder, 'zoo.cfg'), [`dataDir=${folder}`, ...servers, ''].join('\n'));
  writeFileSync(join(folder, 'myid'), '1\n');
  const args = ['--ensemble', '--conf-dir', folder, '--timeout', '500ms'];
  const { exitCode, stdout, stderr } = await execa(resolve('dist/zkMetrics.mjs'), args, {
    reject: false,
    extendEnv: false,
    env: { PATH: process.env['PATH'] },
  });
  const lines = stdout.split('\n');
  return { code: exitCode, rows: lines.slice(1, 4), said: lines.slice(4), stderr };
}

function answer(word: string, look: number, said: Said): string {
  const { mode = 'follower', zxids = ['0x700000064', '0x700000064'], version = '3.9.5' } = said;
  switch (word) {
    case 'srvr':
      return `Zookeeper version: ${version}-x, built on y\nLatency min/avg/max: 0/0.4/12\nConnections: 3\nZxid: ${zxids[look] ?? ''}\nMode: ${mode}\nNode count: 5\n`;
    case 'mntr':
      return ['version\t3.9.5', ...(said.mntr ?? [])].map((line) => `zk_${line}\n`).join('');
    default:
      return 'conf' in said && said.conf === undefined
        ? 'conf is not executed because it is not in the whitelist.\n'
        : (said.conf ?? usualConf);
  }
}

const leader = { mode: 'leader' };
const holds = '3 of 3 members serve: quorum holds, also with any one of them lost';

it('is content with three that agree, at the first look', async () => {
  const { code, said, stderr } = await overview({}, leader, {});
  expect({ code, said, stderr }).toEqual({ code: 0, said: [holds], stderr: '' });
  for (const fake of fakes) expect(fake.received().toSorted()).toEqual(['conf', 'mntr', 'srvr']);
});

it('finds two leaders, with their epochs', async () => {
  const { code, said } = await overview(
    { ...leader, zxids: ['0x600000009', '0x600000009'] },
    leader,
    {},
  );
  expect(code).toBe(1);
  expect(said[1]).toMatch(/^two leaders: 127\.0\.94\.1 \(epoch 6\), 127\.0\.94\.2 \(epoch 7\)/);
});

it('finds the member that stays behind, and not those that keep up with many writes', async () => {
  const leading = { ...leader, zxids: ['0x700000100', '0x700000300'] } as const;
  const following = { zxids: ['0x7000000f0', '0x700000280'] } as const;
  const stuck = { zxids: ['0x700000010', '0x7000000ff'] } as const;
  const { code, rows, said } = await overview(following, leading, stuck);
  expect(code).toBe(1);
  expect(rows[2]).toMatch(/ 0x7000000ff +513 /);
  expect(said).toEqual([
    holds,
    '127.0.94.3: more than a second behind the leader 127.0.94.2: one change to go to where that one was',
  ]);
});

it('takes load for no fault', async () => {
  const leading = { ...leader, zxids: ['0x700000100', '0x700000300'] } as const;
  const following = { zxids: ['0x7000000f0', '0x700000280'] } as const;
  const { code, said } = await overview(following, leading, following);
  expect({ code, said }).toEqual({ code: 0, said: [holds] });
});

it('finds a slow disk, and a process that is nearly out of files', async () => {
  const slow = { mntr: ['cnt_fsynctime\t100', 'sum_fsynctime\t25000', 'max_fsynctime\t900'] };
  const { code, rows, said } = await overview(slow, leader, {
    mntr: ['open_file_descriptor_count\t900', 'max_file_descriptor_count\t1000'],
  });
  expect(code).toBe(1);
  expect(rows[0]).toContain(' 250 / 900 ms ');
  expect(said).toEqual([
    holds,
    '127.0.94.1: slow disk: an fsync of the log takes 250 ms on average',
    '127.0.94.3: nearly out of file descriptors: 900 of 1 000',
  ]);
});

it('tells what is unknown from what is wrong: a whitelist without conf', async () => {
  const { code, said } = await overview({ conf: undefined }, leader, { version: '3.8.6' });
  expect(code).toBe(0);
  expect(said).toEqual([
    holds,
    'note: different versions, as during an upgrade: 3.9.5 on 127.0.94.1, 127.0.94.2; 3.8.6 on 127.0.94.3',
    expect.stringMatching(
      /^note: server list unknown of 127\.0\.94\.1: .*add it to ZK_4LW_WHITELIST/,
    ),
  ]);
});

it('waits for a member that does not answer no longer than it may', async () => {
  const { code, said } = await overview({}, leader, { silent: true });
  expect(code).toBe(1);
  expect(said[0]).toBe('2 of 3 members serve: quorum holds, one more loss stops it');
  expect(said[1]).toMatch(/^127\.0\.94\.3: no answer within 500 ms .*\(127\.0\.94\.3:\d+\)$/);
});
