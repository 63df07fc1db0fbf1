import { expect, it } from 'vitest';
import type { LogDir } from '../../../../src/kafka/storage/logDir.ts';
import type { StorageFacts } from '../../../../src/kafkaStart/preflight/storage.ts';
import { clusters, dir, judge, used } from '../../../support/logDirs.ts';

const { ours, other, fresh } = clusters;
const v0 = { version: 0, clusterId: other } as const;

it.each<[string, readonly LogDir[], Partial<StorageFacts>, string | undefined]>([
  ['is empty', [dir('/data')], {}, ours],
  ['is empty in all its folders', [dir('/a'), dir('/b')], {}, ours],
  ['is that of one member alone', [dir('/data')], { clusterId: undefined, alone: true }, fresh],
  [
    'has no more than hidden files',
    [dir('/data', { names: ['.lock', '.kafka_cleanshutdown'] })],
    {},
    ours,
  ],
  [
    'of a controller alone is the root of a volume',
    [dir('/data', { names: ['.snapshot', 'lost+found'], folders: ['.snapshot', 'lost+found'] })],
    { dataDirs: [] },
    ours,
  ],
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
  [
    'has followed the controllers of a migration',
    [used('/data', { version: 0 }, ['orders-0', '__cluster_metadata-0'])],
    { migrating: true },
    undefined,
  ],
  [
    'has migrated',
    [used('/data', { version: 0, directoryId: 'AAECAwQFBgcICQoLDA0ODw' })],
    {},
    undefined,
  ],
  [
    'of ZooKeeper mode follows the controllers of a migration',
    [used('/data', v0, ['orders-0', '__cluster_metadata-0'])],
    { mode: 'zookeeper', migrating: true },
    undefined,
  ],
  [
    'of ZooKeeper mode holds logs of nobody',
    [dir('/data', { names: ['orders-0'], folders: ['orders-0'] })],
    { mode: 'zookeeper' },
    undefined,
  ],
])('takes storage that %s, and formats it as %4$s', (_, dirs, facts, formatAs) => {
  expect(judge(dirs, facts)).toBe(formatAs);
});

it.each<[string, readonly LogDir[], Partial<StorageFacts>, readonly string[]]>([
  [
    'an empty meta.properties',
    [used('/data', { version: 0, nodeId: undefined, clusterId: undefined }, [])],
    {},
    [
      '78 /data/meta.properties: is broken: it is empty, or says nothing of broker and cluster (restore it from a copy)',
    ],
  ],
  [
    'storage in use',
    [used('/a'), used('/b')],
    {
      held: [
        { path: '/a', pid: 812 },
        { path: '/b', pid: undefined },
      ],
    },
    [
      '78 /a: is in use by another broker or controller: process 812 holds .lock in it (wait until that has ended, or stop it; if it is to go on, give this one log.dirs of its own)',
      '78 /b: is in use by another broker or controller: a process that cannot be seen from here, in another container or on another machine, holds .lock in it (wait until that has ended, or stop it; if it is to go on, give this one log.dirs of its own)',
    ],
  ],
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
    [
      `78 log.dirs: hold more than one cluster: ${ours} in /a, ${other} in /b (mount the volumes that belong together)`,
    ],
  ],
  [
    'several new members without an id for all',
    [dir('/data')],
    { clusterId: undefined },
    [
      `78 CLUSTER_ID: is required to format the storage of several members, the same for all (for example ${fresh}; KAFKA_REPLICAS=1 says of a broker and controller that it is all there is)`,
    ],
  ],
  [
    'the root of a volume',
    [dir('/data', { names: ['lost+found'], folders: ['lost+found'] })],
    {},
    [
      '78 /data: holds lost+found: it is the root of a volume, and the broker would take that for a topic (put log.dirs into a folder below it, such as /data/data)',
    ],
  ],
  [
    'what is no storage of a broker',
    [dir('/data', { names: ['a.txt', 'b.txt', 'bootstrap.checkpoint', 'c.txt'] })],
    {},
    [
      '78 /data: has no meta.properties, but is not empty (a.txt, b.txt, bootstrap.checkpoint, …): not storage of a broker (empty it if nothing there is needed)',
    ],
  ],
  [
    'storage of which a folder is lost',
    [used('/a'), dir('/b')],
    {},
    [
      '78 /b: is empty, while /a is formatted: a lost volume, or a new one (restore it; a new one is formatted by kafka-storage.sh format --ignore-formatted first)',
    ],
  ],
  [
    'storage of KRaft mode in ZooKeeper mode',
    [used('/data')],
    { mode: 'zookeeper' },
    ['78 /data/meta.properties: belongs to a broker in KRaft mode (leave zookeeper.connect out)'],
  ],
  [
    'storage of KRaft mode with its metadata in ZooKeeper mode, once',
    [used('/data', {}, ['orders-0', '__cluster_metadata-0'])],
    { mode: 'zookeeper' },
    ['78 /data/meta.properties: belongs to a broker in KRaft mode (leave zookeeper.connect out)'],
  ],
  [
    'storage that has migrated to KRaft mode in ZooKeeper mode',
    [
      used('/data', { version: 0, directoryId: fresh }, ['orders-0', '__cluster_metadata-0']),
      used('/more', { version: 0, directoryId: ours }),
    ],
    { mode: 'zookeeper', metadataDir: undefined },
    [
      '78 /data: holds __cluster_metadata-0: this broker has followed the controllers of KRaft mode, and may be ahead of what ZooKeeper knows (leave zookeeper.connect out; to go back before the migration is final: start with zookeeper.metadata.migration.enable=true first, remove the controllers and /controller and /migration in ZooKeeper, then /data/__cluster_metadata-0)',
    ],
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
    'storage of ZooKeeper mode in KRaft mode, though a migration is enabled',
    [used('/data', { version: 0 })],
    { migrating: true },
    [
      "78 /data/meta.properties: belongs to a broker in ZooKeeper mode (give zookeeper.connect, or migrate by Kafka 3.9's steps first)",
    ],
  ],
  [
    'storage of ZooKeeper mode with a Kafka that has no such mode',
    [used('/data', { version: 0 })],
    { version: '4.3.1' },
    [
      '78 /data/meta.properties: belongs to a broker in ZooKeeper mode, which Kafka 4.3.1 does not have (run Kafka 3.9 with zookeeper.connect, and migrate there before)',
    ],
  ],
  [
    'a folder that is no log',
    [used('/data', {}, ['orders-0', '.snapshot'])],
    {},
    [
      '78 /data: holds the folder ".snapshot", which the broker would take for a topic and stop (move it away, or put log.dirs into a folder below, such as /data/data)',
    ],
  ],
  [
    'a broken meta.properties',
    [
      dir('/data', {
        names: ['meta.properties'],
        meta: { ok: false, problem: 'is broken (mend it)' },
      }),
    ],
    {},
    ['78 /data/meta.properties: is broken (mend it)'],
  ],
  [
    'a copy of a log dir',
    [used('/a', { directoryId: fresh }), used('/b', { directoryId: fresh })],
    {},
    [
      `78 /b/meta.properties: has the directory.id of /a, ${fresh}: one is a copy of the other, or both are one folder (mount the right volume)`,
    ],
  ],
  [
    'the metadata in another place',
    [used('/a'), used('/b', {}, ['__cluster_metadata-0'])],
    { metadataDir: '/a' },
    [
      '78 /b: holds __cluster_metadata-0, but the metadata is looked for in /a: metadata.log.dir has changed, or the order of log.dirs, of which the first is meant (set metadata.log.dir=/b)',
    ],
  ],
  [
    'logs without an owner',
    [dir('/data', { names: ['orders-0', 'orders-1'], folders: ['orders-0', 'orders-1'] })],
    {},
    [
      '78 /data: holds 2 logs (orders-0, orders-1), and no meta.properties that says whose: restore that file from a copy, or from another log dir of this broker without its directory.id',
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
