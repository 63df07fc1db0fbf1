import { expect, it } from 'vitest';
import type { Disk } from '../../../src/files/disk.ts';
import { renderReport } from '../../../src/zkMetrics/report.ts';
import { parseMntr } from '../../../src/zookeeper/replies/mntr.ts';

function report(lines: readonly string[], disks: readonly Disk[] = []): string {
  const metrics = parseMntr(lines.map((line) => `zk_${line.replace(' ', '\t')}\n`).join(''));
  return renderReport('127.0.0.1:2181', metrics.ok ? metrics.value : [], disks);
}

it('shows a leader of 3.9 that needs a look', () => {
  const text = report([
    'version 3.9.5-293c895a8d966a3ecb92872be4a1daf87d725da2, built on 2026-02-11 20:18 UTC',
    'server_state leader',
    'peer_state leading - broadcast',
    'synced_followers 1',
    'quorum_size 3',
    'uptime 187200000',
    'avg_latency 0.4286',
    'max_latency 12',
    'cnt_readlatency 0',
    'avg_readlatency 0.0',
    'max_readlatency 0',
    'outstanding_requests 0',
    'packets_received 2000123',
    'packets_sent 2000122',
    'num_alive_connections 60',
    'connection_rejected 4',
    'global_sessions 58',
    'znode_count 20311',
    'ephemerals_count 17',
    'watch_count 3',
    'approximate_data_size 52428800',
    'open_file_descriptor_count 18000',
    'max_file_descriptor_count 20000',
    'avg_fsynctime 1.26',
    'max_fsynctime 1300',
    'cnt_fsynctime 512',
  ]);
  expect(text).toBe(`127.0.0.1:2181

Role and state
  mode                          leader
  phase                         leading - broadcast
  followers in sync             1 of 2               <- one more loss stops the ensemble
  up for                        2 d 4 h
  version                       3.9.5

Traffic and latency
  latency, average and longest  0.4 / 12 ms
  requests waiting              0
  requests received             2 000 123
  answers sent                  2 000 122

Sessions and data
  connections                   60                   <- 4 turned away: maxClientCnxns or maxCnxns reached
  sessions of the ensemble      58
  nodes                         20 311
  ephemeral nodes               17
  watches                       3
  data                          50.0 MiB

Files and disk
  open files                    18 000 of 20 000     <- nearly all that the process may open
  fsync, average and longest    1.3 / 1 300 ms
`);
});

it('leaves out what 3.4 does not have', () => {
  const text = report([
    'version 3.4.14-4c25d480e66aadd371de8bd2fd8da255ac140bcf, built on 03/06/2019 16:18 GMT',
    'avg_latency 3',
    'max_latency 12',
    'server_state leader',
    'followers 2',
    'synced_followers 2',
  ]);
  expect(text).toBe(`127.0.0.1:2181

Role and state
  mode                          leader
  followers in sync             2 of 2
  version                       3.4.14

Traffic and latency
  latency, average and longest  3 / 12 ms
`);
});

it.each([
  [['server_state read-only'], 'no quorum: takes no writes'],
  [['server_state follower', 'peer_state following - synchronization'], 'has not joined yet'],
  [['synced_followers 3', 'quorum_size 5'], 'a follower is missing'],
])('warns of %j', (lines, warning) => {
  expect(report(lines)).toContain(`<- ${warning}\n`);
});

it.each([
  [['server_state standalone', 'quorum_size 1']],
  [['server_state follower', 'peer_state following - broadcast']],
  [['synced_followers 4', 'quorum_size 5']],
  [['open_file_descriptor_count 70', 'max_file_descriptor_count 20000']],
])('says nothing of %j', (lines) => {
  expect(report(lines)).not.toContain('<-');
});

it('shows what is left of the disks of its data, and which is nearly full', () => {
  const gib = 1024 ** 3;
  const text = report(
    ['open_file_descriptor_count 60', 'max_file_descriptor_count 1000'],
    [
      { path: '/data', bytes: 20 * gib, freeBytes: 2 * gib },
      { path: '/log', bytes: 20 * gib, freeBytes: 2 * gib - 1 },
    ],
  );
  expect(text).toBe(`127.0.0.1:2181

Files and disk
  open files     60 of 1 000
  left of /data  2.0 GiB of 20.0 GiB
  left of /log   2.0 GiB of 20.0 GiB  <- nearly full: a full one takes no writes
`);
});
