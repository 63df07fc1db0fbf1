import { expect, it } from 'vitest';
import { parseMetaProperties } from '../../../../src/kafka/storage/metaProperties.ts';

it.each([
  [
    'of Kafka 4.3 in KRaft mode',
    '#\n#Tue Nov 24 02:06:16 UTC 2026\ncluster.id=Ck5VKZ0VTgWXqVHLh0tpBQ\ndirectory.id=9xMGT1zAkFIzNyWcLjRJzw\nnode.id=2\nversion=1\n',
    { version: 1, nodeId: 2, clusterId: 'Ck5VKZ0VTgWXqVHLh0tpBQ' },
  ],
  [
    'of Kafka 3.9 in ZooKeeper mode',
    '#\nbroker.id=0\ncluster.id=4k4nq_nTQ1-3Y7nUbfNUQg\nversion=0\n',
    { version: 0, nodeId: 0, clusterId: '4k4nq_nTQ1-3Y7nUbfNUQg' },
  ],
  ['that says nothing', '#\n', { version: 0, nodeId: undefined, clusterId: undefined }],
])('reads the file %s', (_, text, meta) => {
  expect(parseMetaProperties(text)).toEqual(meta);
});
