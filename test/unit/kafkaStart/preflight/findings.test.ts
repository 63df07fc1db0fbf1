import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LogDir } from '../../../../src/kafka/storage/logDir.ts';
import { renderFinding } from '../../../../src/kafkaStart/preflight/preflight.ts';
import type { StorageFacts } from '../../../../src/kafkaStart/preflight/storage.ts';
import { findStorage } from '../../../../src/kafkaStart/preflight/storageFindings.ts';
import {
  findSurroundings,
  type Surroundings,
} from '../../../../src/kafkaStart/preflight/surroundings.ts';
import { dir, factsOf, used } from '../../../support/logDirs.ts';

const image = '5L6g3nShT-eMCtK--X86sw';
/** As a ConfigMap, a variable or a flow of YAML gives one. */
const idGiven = /(?:cluster\.id: |CLUSTER_ID(?:: |=|, value: ))([\w-]{22})\b/g;
const clean = (path: string): LogDir => {
  const found = used(path, {}, ['orders-0', 'orders-1.9-delete']);
  return { ...found, names: [...found.names, '.kafka_cleanshutdown'] };
};

it.each<[string, readonly LogDir[], Partial<StorageFacts>, string | undefined, readonly string[]]>([
  ['a clean stop', [clean('/data')], {}, undefined, []],
  [
    'no clean stop',
    [clean('/a'), used('/b', {}, ['orders-0', 'orders-1', '__cluster_metadata-0'])],
    {},
    undefined,
    [
      '/b: recovery ahead: 2 logs, no clean-shutdown marker (it may take long, and starts over where it is killed)',
    ],
  ],
  ['storage in use', [used('/a')], { held: [{ path: '/a', pid: 7 }] }, undefined, []],
  ['the end of a controller', [used('/a')], { dataDirs: [] }, undefined, []],
  ['a broker that had no logs yet', [used('/a', {}, [])], {}, undefined, []],
  [
    'a new cluster with the id of an image',
    [dir('/data')],
    { clusterId: image },
    image,
    [
      `warning: CLUSTER_ID: ${image} is the one that an image brings along, so that volumes of two clusters cannot be told apart (give each cluster its own before its first start: kafka-storage.sh random-uuid)`,
    ],
  ],
  ['an old cluster with the id of an image', [clean('/a')], { clusterId: image }, undefined, []],
  [
    'a new log dir in ZooKeeper mode',
    [clean('/a'), dir('/b')],
    { mode: 'zookeeper' },
    undefined,
    [
      'warning: /b: is empty, while /a is not: a new log dir, or a lost one, of which the broker would make all partitions anew (restore it if it was lost)',
    ],
  ],
  [
    'logs of nobody in ZooKeeper mode',
    [dir('/a', { names: ['a-0', '.kafka_cleanshutdown'], folders: ['a-0'] })],
    { mode: 'zookeeper' },
    undefined,
    [
      'warning: /a: holds 1 log, and no meta.properties: of which cluster and broker is not known, and the broker takes them for its own',
    ],
  ],
])('says of %s what is to be said', (_, dirs, facts, formatAs, lines) => {
  expect(findStorage(factsOf(dirs, facts), formatAs).map(renderFinding)).toEqual(lines);
});

it.each([
  'manifests/kafka/base/config.yaml',
  'manifests/kafka/overlays/production/cluster.yaml',
  'docker/compose.yaml',
  'docs/kafka.md',
])('warns of each id in %s', (file) => {
  const ids = [...readFileSync(file, 'utf8').matchAll(idGiven)].map(([, id = '']) => id);
  expect(ids).not.toEqual([]);
  for (const id of ids) {
    const findings = findStorage(factsOf([dir('/data')], { clusterId: id }), id);
    expect(findings.map(renderFinding)).toEqual([
      `warning: CLUSTER_ID: ${id} is that of an example, so that volumes of two clusters cannot be told apart (give each cluster its own before its first start: kafka-storage.sh random-uuid)`,
    ]);
  }
});

const gib = 1024 ** 3;
const root = { point: '/', type: 'ext4' };
const calm: Surroundings = {
  logDirs: ['/var/lib/kafka/data'],
  mounts: [
    { point: '/', type: 'overlay' },
    { point: '/var/lib/kafka', type: 'ext4' },
  ],
  disks: [{ path: '/var/lib/kafka/data', bytes: 100 * gib, freeBytes: 50 * gib }],
  segmentBytes: gib,
  logs: 2000,
  maxOpenFiles: 1_048_576,
  maxMaps: 262_144,
};

it.each<[string, Partial<Surroundings>, readonly string[]]>([
  ['all is well', {}, []],
  ['a machine has one disk', { mounts: [root], logDirs: ['/tmp/x/data'] }, []],
  [
    'nothing is mounted',
    { mounts: [{ point: '/', type: 'overlay' }] },
    [
      "warning: /var/lib/kafka/data: lies on the container's own file system, and is gone when the container is (mount a volume of its own there, and name a folder below it in log.dirs)",
    ],
  ],
  [
    'memory is mounted',
    { mounts: [root, { point: '/var/lib', type: 'tmpfs' }] },
    [
      'warning: /var/lib/kafka/data: lies in memory (/var/lib is a tmpfs), and is gone when the pod is (mount a volume of its own there, and name a folder below it in log.dirs)',
    ],
  ],
  [
    'the data is on /tmp',
    { logDirs: ['/tmp/kafka-logs'], mounts: [root, { point: '/tmp', type: 'ext4' }] },
    [expect.stringMatching(/^warning: \/tmp\/kafka-logs: lies on \/tmp, /)],
  ],
  [
    'the disk is nearly full',
    { disks: [{ path: '/data', bytes: 100 * gib, freeBytes: 4 * gib }] },
    [
      'warning: /data: 4.0 GiB of 100 GiB are free (4%), a segment of a log takes 1.0 GiB, and a full disk ends the broker (make the volume larger, or keep less: log.retention.bytes)',
    ],
  ],
  [
    'a large disk has room',
    { disks: [{ path: '/data', bytes: 9999 * gib, freeBytes: 20 * gib }] },
    [],
  ],
  [
    'there are few open files and maps',
    { maxOpenFiles: 1024, maxMaps: 3999 },
    [
      'warning: open files: 1024 at most, and each connection and each segment of 2000 logs takes one (raise the limit of the container runtime, nofile)',
      'warning: vm.max_map_count: 3999, and each segment of 2000 logs takes two (raise it on the node by sysctl)',
    ],
  ],
  ['nothing is known', { maxOpenFiles: undefined, maxMaps: undefined, mounts: [], disks: [] }, []],
])('warns of the surroundings where %s', (_, facts, lines) => {
  expect(findSurroundings({ ...calm, ...facts }).map(renderFinding)).toEqual(lines);
});
