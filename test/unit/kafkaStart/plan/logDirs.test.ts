import { expect, it } from 'vitest';
import { planned, problems } from '../../../support/kafka.ts';

const kraft = { KAFKA_REPLICAS: '3' };
const zookeeper = { KAFKA_ZOOKEEPER_CONNECT: 'zk-cs:2181' };
const old = '3.9.2';

function dirsOf(given: Parameters<typeof planned>[0]) {
  const { logDirs, dataDirs, metadataDir } = planned(given);
  return { logDirs, dataDirs, metadataDir };
}

it.each([
  [
    'of a broker and controller',
    { env: kraft, file: 'log.dirs=/b,/a,/b' },
    { logDirs: ['/b', '/a'], dataDirs: ['/b', '/a'], metadataDir: '/b' },
  ],
  [
    'with a place of its own for the metadata',
    { env: kraft, file: 'log.dirs=/a\nmetadata.log.dir=/m' },
    { logDirs: ['/a', '/m'], dataDirs: ['/a'], metadataDir: '/m' },
  ],
  [
    'of a controller alone',
    { env: kraft, file: 'log.dirs=/a\nprocess.roles=controller' },
    { logDirs: ['/a'], dataDirs: [], metadataDir: '/a' },
  ],
  [
    'in ZooKeeper mode, which knows no metadata.log.dir',
    { env: zookeeper, version: old, file: 'log.dir=/a\nmetadata.log.dir=/m' },
    { logDirs: ['/a'], dataDirs: ['/a'], metadataDir: undefined },
  ],
  [
    'on the way from ZooKeeper to KRaft',
    { env: zookeeper, version: old, file: 'zookeeper.metadata.migration.enable=true' },
    {
      logDirs: ['/var/lib/kafka/data'],
      dataDirs: ['/var/lib/kafka/data'],
      metadataDir: '/var/lib/kafka/data',
    },
  ],
])('finds the log dirs %s', (_, given, dirs) => {
  expect(dirsOf(given)).toEqual(dirs);
});

const dead = (subject: string, used: string) =>
  `${subject}: counts for nothing beside ${used}, which Kafka takes instead: all data would go to /tmp/kafka-logs (say log.dirs in the place of log.dir, or leave it out)`;
const stock = 'log.dirs=/tmp/kafka-logs';

it.each([
  [
    'an override of what the file does not say',
    { file: stock, overrides: ['log.dir=/var/lib/kafka'] },
    [`64 ${dead('--override log.dir', 'log.dirs in file')}`],
  ],
  [
    'a variable',
    { file: stock, env: { KAFKA_LOG_DIR: '/data' } },
    [`78 ${dead('KAFKA_LOG_DIR', 'log.dirs in file')}`],
  ],
  [
    'an override of a variable',
    { env: { KAFKA_LOG_DIRS: '/tmp/kafka-logs' }, overrides: ['log.dir=/data'] },
    [`64 ${dead('--override log.dir', 'KAFKA_LOG_DIRS')}`],
  ],
  ['the same in other words', { file: stock, overrides: ['log.dir= /tmp/kafka-logs '] }, []],
  ['a log.dirs over it', { file: 'log.dir=/a', overrides: ['log.dirs=/b'] }, []],
  ['a file that knows both', { file: `log.dir=/a\n${stock}` }, []],
])('judges log.dir where log.dirs is said too: %s', (_, given, lines) => {
  expect(problems({ ...given, env: { ...kraft, ...('env' in given ? given.env : {}) } })).toEqual(
    lines,
  );
});

it.each([
  ['log.dirs=/data,/data/b', '/data/b lies in /data'],
  ['log.dirs=/data/b,/data/', '/data/b lies in /data/'],
  ['log.dirs=/data\nmetadata.log.dir=/data/meta', '/data/meta lies in /data'],
])('refuses log dirs within each other: %s', (file, where) => {
  const [line] = problems({ env: kraft, file });
  expect(line).toContain(
    `${where}, and the broker would take that folder for a topic and stop (put them beside each other)`,
  );
});

it('takes log dirs beside each other, and a controller alone whatever they are', () => {
  expect(problems({ env: kraft, file: 'log.dirs=/data,/data2/b' })).toEqual([]);
  const file = 'process.roles=controller\nlog.dirs=/data,/data/b';
  expect(problems({ env: kraft, file })).toEqual([]);
});

it('warns of log.dir and log.dirs that are both variables', () => {
  const env = { ...kraft, KAFKA_LOG_DIR: '/a', KAFKA_LOG_DIRS: '/b' };
  expect(planned({ env }).warnings).toEqual([
    'KAFKA_LOG_DIR: counts for nothing beside KAFKA_LOG_DIRS (leave it out)',
  ]);
  expect(planned({ env: { ...env, KAFKA_LOG_DIR: '/b' } }).warnings).toEqual([]);
});
