import { expect, it } from 'vitest';
import { parseMetaProperties } from '../../../../src/kafka/storage/metaProperties.ts';

const clusterId = 'Ck5VKZ0VTgWXqVHLh0tpBQ';
const directoryId = '9xMGT1zAkFIzNyWcLjRJzw';

it.each([
  [
    'of Kafka 4.3 in KRaft mode',
    `#\n#Tue Nov 24 02:06:16 UTC 2026\ncluster.id=${clusterId}\ndirectory.id=${directoryId}\nnode.id=2\nversion=1\n`,
    { version: 1, nodeId: 2, clusterId, directoryId },
  ],
  [
    'of Kafka 3.9 in ZooKeeper mode',
    `#\nbroker.id=0\ncluster.id=${clusterId}\nversion=0\n`,
    { version: 0, nodeId: 0, clusterId, directoryId: undefined },
  ],
  [
    'that says nothing',
    '#\n',
    { version: 0, nodeId: undefined, clusterId: undefined, directoryId: undefined },
  ],
])('reads the file %s', (_, text, value) => {
  expect(parseMetaProperties(text)).toEqual({ ok: true, value });
});

it.each([
  ['node.id=2\nnode.id=3', 'version=1\ncluster.id=x\nnode.id=2\nnode.id=3\n', 3],
  ['signs and zeros', 'version=+01 \ncluster.id=x\nnode.id=+007\n', 7],
  ['the id of the other mode beside it', 'version=0\nbroker.id=1\nnode.id=2\n', 1],
])('takes %s as Kafka does', (_, text, nodeId) => {
  expect(parseMetaProperties(text)).toMatchObject({ ok: true, value: { nodeId } });
});

const whole = `version=1\nnode.id=2\ncluster.id=${clusterId}\n`;

it.each([
  [
    'of a later Kafka',
    'version=7\n',
    'says version "7", expected 0 or 1: of a later Kafka, or broken (run that one, or restore it from a copy)',
  ],
  [
    'without a cluster',
    'version=1\nnode.id=2\n',
    'is broken: it says no cluster.id (restore it from a copy)',
  ],
  [
    'cut in the middle',
    whole.slice(0, 18),
    'is broken: expected a number as node.id, got "" (restore it from a copy)',
  ],
  [
    'with a word as id',
    'broker.id=zero\n',
    'is broken: expected a number as broker.id, got "zero" (restore it from a copy)',
  ],
  [
    'with a directory.id that is none',
    `${whole}directory.id=x\n`,
    'is broken: directory.id is no id: "x" (restore it from a copy)',
  ],
  [
    'with an id beyond 32 bits',
    'broker.id=2147483648\n',
    'is broken: expected a number as broker.id, got "2147483648" (restore it from a copy)',
  ],
  ['that java cannot read', 'a=\\u12\n', 'is broken: a bad escape (restore it from a copy)'],
])('refuses the file %s', (_, text, problem) => {
  expect(parseMetaProperties(text)).toEqual({ ok: false, problem });
});
