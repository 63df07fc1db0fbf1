import { expect, it } from 'vitest';
import type { LogDir } from '../../../../src/kafka/storage/logDir.ts';
import { judgeStorage, type StorageFacts } from '../../../../src/kafkaStart/preflight/storage.ts';

const ours = 'Ck5VKZ0VTgWXqVHLh0tpBQ';
const other = '4k4nq_nTQ1-3Y7nUbfNUQg';
const fresh = 'AAECAwQFBgcICQoLDA0ODw';

function dir(path: string, facts: Partial<LogDir> = {}): LogDir {
  return { path, denial: undefined, names: [], meta: undefined, ...facts };
}

function used(path: string, meta: Partial<LogDir['meta']> = {}): LogDir {
  const names = ['meta.properties', 'orders-0'];
  return dir(path, { names, meta: { version: 1, nodeId: 1, clusterId: ours, ...meta } });
}

function judge(dirs: readonly LogDir[], facts: Partial<StorageFacts> = {}) {
  const storage = judgeStorage({
    mode: 'kraft',
    roles: ['broker', 'controller'],
    nodeId: 1,
    dirs,
    clusterId: ours,
    voters: 3,
    freshId: fresh,
    migrating: false,
    ...facts,
  });
  return storage.ok
    ? storage.formatAs
    : storage.issues.map(({ subject, problem, exitCode }) => `${exitCode} ${subject}: ${problem}`);
}

const v0 = { version: 0, clusterId: other };

it.each<[string, readonly LogDir[], Partial<StorageFacts>, string | undefined]>([
  ['is empty', [dir('/data')], {}, ours],
  ['is empty in all its folders', [dir('/a'), dir('/b')], {}, ours],
  ['is that of one member alone', [dir('/data')], { clusterId: undefined, voters: 1 }, fresh],
  ['is formatted', [used('/data')], {}, undefined],
  ['is formatted, and nobody gives an id', [used('/data')], { clusterId: undefined }, undefined],
  ['is of ZooKeeper mode', [used('/data', v0)], { mode: 'zookeeper' }, undefined],
  ['is empty in ZooKeeper mode', [dir('/data')], { mode: 'zookeeper' }, undefined],
  [
    'of ZooKeeper mode has a new folder',
    [used('/a', v0), dir('/b')],
    { mode: 'zookeeper' },
    undefined,
  ],
  ['migrates', [used('/data', { ...v0, clusterId: ours })], { migrating: true }, undefined],
])('takes storage that %s, and formats it as %4$s', (_, dirs, facts, formatAs) => {
  expect(judge(dirs, facts)).toBe(formatAs);
});

it.each<[string, readonly LogDir[], Partial<StorageFacts>, readonly string[]]>([
  [
    'the storage of another broker',
    [used('/data', { nodeId: 2 })],
    {},
    [
      "78 /data/meta.properties: the storage belongs to broker 2, this is 1 (mount that broker's volume, or mend KAFKA_ID_OFFSET or the id)",
    ],
  ],
  [
    'the storage of another cluster',
    [used('/data', { clusterId: other })],
    {},
    [
      `78 /data/meta.properties: the storage belongs to cluster ${other}, CLUSTER_ID is ${ours} (mount the right volume, or mend CLUSTER_ID)`,
    ],
  ],
  [
    'folders of two clusters',
    [used('/a'), used('/b', { clusterId: other })],
    { clusterId: undefined },
    [`78 log.dirs: hold more than one cluster: ${ours}, ${other}`],
  ],
  [
    'several new members without an id for all',
    [dir('/data')],
    { clusterId: undefined },
    [
      `78 CLUSTER_ID: is required to format the storage of several members, the same for all (for example ${fresh})`,
    ],
  ],
  [
    'a broker whose only controller is another, without an id for both',
    [dir('/data')],
    { clusterId: undefined, voters: 1, roles: ['broker'] },
    [
      `78 CLUSTER_ID: is required to format the storage of several members, the same for all (for example ${fresh})`,
    ],
  ],
  [
    'the root of a volume',
    [dir('/data', { names: ['lost+found'] })],
    {},
    [
      '78 /data: holds lost+found: it is the root of a volume, and the broker would take that for a topic (put log.dirs into a folder below it, such as /data/data)',
    ],
  ],
  [
    'what is no storage of a broker',
    [dir('/data', { names: ['a', 'b', 'bootstrap.checkpoint', 'c'] })],
    {},
    [
      '78 /data: has no meta.properties, but is not empty (a, b, bootstrap.checkpoint, …): not storage of a broker, or formatted in part (empty it if nothing there is needed)',
    ],
  ],
  [
    'storage of which a folder is lost',
    [used('/a'), dir('/b')],
    {},
    [
      '78 /b: is empty, while /a is formatted: a lost volume, or storage formatted in part (restore it, or empty all of them if the broker may copy everything again)',
    ],
  ],
  [
    'storage of KRaft mode in ZooKeeper mode',
    [used('/data')],
    { mode: 'zookeeper' },
    ['78 /data/meta.properties: belongs to a broker in KRaft mode (leave zookeeper.connect out)'],
  ],
  [
    'storage of ZooKeeper mode in KRaft mode',
    [used('/data', { version: 0 })],
    {},
    [
      "78 /data/meta.properties: belongs to a broker in ZooKeeper mode (give zookeeper.connect, or migrate by Kafka 3.9's steps first)",
    ],
  ],
  [
    'a folder that cannot be written to, besides what is wrong with the next',
    [dir('/a', { denial: '/a: not writable by uid 1001: at all' }), used('/b', { nodeId: 2 })],
    {},
    [
      '73 /a: not writable by uid 1001: at all',
      "78 /b/meta.properties: the storage belongs to broker 2, this is 1 (mount that broker's volume, or mend KAFKA_ID_OFFSET or the id)",
    ],
  ],
])('refuses %s', (_, dirs, facts, lines) => {
  expect(judge(dirs, facts)).toEqual(lines);
});
