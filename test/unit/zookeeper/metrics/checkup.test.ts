import { expect, it } from 'vitest';
import type { Disk } from '../../../../src/files/disk.ts';
import { accept, type Parsed, reject } from '../../../../src/tool/parsed.ts';
import { parseZxid, toCheckup } from '../../../../src/zookeeper/metrics/checkup.ts';
import { renderPrometheus } from '../../../../src/zookeeper/metrics/prometheusText.ts';

const srvr = `Zookeeper version: 3.9.5-293c895, built on 2026-02-11 20:18 UTC
Latency min/avg/max: 0/0.0/0
Received: 2
Sent: 1
Connections: 1
Outstanding: 0
Zxid: 0x7000000a3
Mode: follower
Node count: 12
`;
const mntr = 'zk_peer_state\tfollowing - broadcast\nzk_cnt_fsynctime\t2\nzk_max_fsynctime\t9\n';
const conf = `clientPort=2181
dataDir=/data/version-2
tickTime=2000
maxClientCnxns=60
serverId=2
membership: 
server.2=zk-1:2888:3888:participant
server.1=zk-0:2888:3888:participant
version=0`;
const refused = 'This ZooKeeper instance is not currently serving requests\n';

function scrape(
  replies: readonly [Parsed<string>, Parsed<string>, Parsed<string>],
  disks: readonly Disk[] = [],
): string[] {
  const [srvrReply, mntrReply, confReply] = replies;
  const checkup = toCheckup({ srvr: srvrReply, mntr: mntrReply, conf: confReply });
  return renderPrometheus(checkup, disks)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

it('tells of a member that serves', () => {
  expect(scrape([accept(srvr), accept(mntr), accept(conf)])).toEqual([
    'zookeeper_member_up 1',
    'zookeeper_member_serving 1',
    'zookeeper_member_info{version="3.9.5",server_state="follower",peer_state="following - broadcast",myid="2"} 1',
    'zookeeper_member_epoch 7',
    'zookeeper_member_zxid_counter 163',
    'zookeeper_member_max_client_cnxns 60',
    'zookeeper_member_summary_max{summary="fsynctime"} 9',
    'fsynctime_count 2',
  ]);
});

it.each([
  ['that has no quorum', accept(refused), 1],
  ['that does not answer', reject('connection refused'), 0],
])('tells of a member %s', (_, reply, up) => {
  expect(scrape([reply, reply, reply])).toEqual([
    `zookeeper_member_up ${up}`,
    'zookeeper_member_serving 0',
  ]);
});

it('tells of the disks of a member, also of one that does not answer', () => {
  const silent = reject('connection refused');
  const disks = [
    { path: '/data', bytes: 1000, freeBytes: 40 },
    { path: '/log "2"', bytes: 2000, freeBytes: 0 },
  ];
  expect(scrape([silent, silent, silent], disks)).toEqual([
    'zookeeper_member_up 0',
    'zookeeper_member_serving 0',
    'zookeeper_member_volume_bytes{path="/data"} 1000',
    String.raw`zookeeper_member_volume_bytes{path="/log \"2\""} 2000`,
    'zookeeper_member_volume_usable_bytes{path="/data"} 40',
    String.raw`zookeeper_member_volume_usable_bytes{path="/log \"2\""} 0`,
  ]);
});

it('does not count a member that takes no writes as serving', () => {
  const readOnly = accept(srvr.replace('follower', 'read-only'));
  const text = scrape([readOnly, accept(mntr), accept(conf)]).join('\n');
  expect(text).toContain('zookeeper_member_serving 0');
  expect(text).toContain('server_state="read-only"');
});

function servers(text: string) {
  const read = toCheckup({ srvr: reject(''), mntr: reject(''), conf: accept(text) }).conf;
  return read.ok ? read.value.servers : read.problem;
}

it('reads the list of members in the order of their ids, and no list of 3.4', () => {
  expect(servers(conf)).toEqual([
    'server.1=zk-0:2888:3888:participant',
    'server.2=zk-1:2888:3888:participant',
  ]);
  expect(servers('tickTime=2000\nmaxClientCnxns=60\nserverId=3\n')).toEqual([]);
  expect(servers('hello')).toBe('unexpected reply to conf: "hello"');
  expect(servers('conf is not executed because it is not in the whitelist.\n')).toMatch(
    /ZK_4LW_WHITELIST/,
  );
});

it.each([
  ['0x0', 0, 0],
  ['0x7000000a3', 7, 163],
  ['0xffffffffffffffff', 4_294_967_295, 4_294_967_295],
])('takes %s apart', (text, epoch, counter) => {
  expect(parseZxid(text)).toEqual({ ok: true, value: { epoch, counter } });
});

it.each(['', '12', '0x', '0xg', `0x1${'0'.repeat(16)}`])('refuses %j as a zxid', (text) => {
  expect(parseZxid(text).ok).toBe(false);
});
