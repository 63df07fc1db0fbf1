import { describe, expect, it } from 'vitest';
import {
  findClusterProblem,
  parseClusterNode,
  parseRegistration,
} from '../../../../src/kafka/cluster/registration.ts';
import { parseZookeeperConnect } from '../../../../src/kafka/cluster/zookeeperConnect.ts';

const zk = (...hosts: readonly string[]) => hosts.map((host) => ({ host, port: 2181 }));

describe('zookeeper.connect', () => {
  it.each([
    ['zk-0:2181', { servers: zk('zk-0'), chroot: '' }],
    [' zk-0 , zk-1:2181/kafka/a/ ', { servers: zk('zk-0', 'zk-1'), chroot: '/kafka/a' }],
    ['[::1]:2181/', { servers: zk('::1'), chroot: '' }],
    ['zk-0:21810', { servers: [{ host: 'zk-0', port: 21_810 }], chroot: '' }],
    ['zk-0:x', undefined],
    ['/kafka', undefined],
  ])('%s', (raw, connect) => {
    expect(parseZookeeperConnect(raw)).toEqual(connect);
  });
});

it.each([
  ['{"version":5,"endpoints":["SSL://a:1","PLAIN://b:2"]}', ['SSL://a:1', 'PLAIN://b:2']],
  ['{"version":1,"host":"a"}', []],
  ['{"endpoints":[1]}', []],
  ['gone', []],
  ['null', []],
])('reads the registration %s', (text, endpoints) => {
  expect(parseRegistration(text)).toEqual({ endpoints });
});

it('reads the id of the cluster', () => {
  expect(parseClusterNode('{"version":"1","id":"a"}')).toBe('a');
  expect(parseClusterNode('a')).toBeUndefined();
});

it.each([
  [undefined, 'a', undefined],
  [undefined, undefined, undefined],
  ['a', 'a', undefined],
  [
    'a',
    'b',
    expect.stringContaining('belongs to cluster a, and zookeeper.connect leads to cluster b'),
  ],
  ['a', undefined, expect.stringContaining('leads to no cluster yet')],
])('storage of cluster %s, and %s in ZooKeeper', (stored, known, problem) => {
  expect(findClusterProblem(stored, known)).toEqual(problem);
});
