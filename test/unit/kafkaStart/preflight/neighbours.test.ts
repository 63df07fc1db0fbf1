import { expect, it } from 'vitest';
import { clusters, dir, judge, used } from '../../../support/logDirs.ts';

const { ours, other, fresh } = clusters;
const holds = (path: string, lost: string, what = 'is empty') => [
  `78 ${lost}: ${what}, while ${path} holds storage of this broker, 1: has log.dirs or metadata.log.dir changed? (name ${path} there, or move it away if it is not needed)`,
];

it.each([
  ['above', '/var/lib/kafka', '/var/lib/kafka/data'],
  ['beside', '/var/lib/kafka/old', '/var/lib/kafka/data'],
])('formats nothing where storage of this broker lies %s the log dir', (_, neighbour, path) => {
  const facts = { neighbours: [used(neighbour)] };
  expect(judge([dir(path)], facts)).toEqual(holds(neighbour, path));
  expect(judge([dir(path)], { ...facts, mode: 'zookeeper' })).toEqual(holds(neighbour, path));
});

it('formats nothing where storage of this broker lies in the log dir', () => {
  const path = '/var/lib/kafka';
  const [line = ''] =
    judge([dir(path, { names: ['data'], folders: ['data'] })], {
      dataDirs: [],
      neighbours: [used('/var/lib/kafka/data')],
    }) ?? [];
  expect([line]).toEqual(holds('/var/lib/kafka/data', path, 'has no meta.properties'));
});

it('names the log dir that one of several has become', () => {
  const facts = { neighbours: [used('/data/old', {}, ['orders-1'])] };
  expect(judge([used('/data/a'), dir('/data/b')], facts)).toEqual(holds('/data/old', '/data/b'));
});

it.each([
  ['of another broker', used('/data/old', { nodeId: 2 })],
  ['of another cluster', used('/data/old', { clusterId: other })],
  ['that nobody can read', dir('/data/old', { meta: { ok: false, problem: 'is broken' } })],
])('does not mind storage %s beside the log dir', (_, neighbour) => {
  expect(judge([dir('/data/new')], { neighbours: [neighbour] })).toBe(ours);
});

it('refuses to leave a log dir out that has what no other has', () => {
  const facts = { neighbours: [used('/data/b', { directoryId: fresh }, ['orders-1', 'orders-2'])] };
  expect(judge([used('/data/a')], facts)).toEqual([
    '78 /data/b: holds 2 logs of this broker that none of log.dirs has (orders-1, orders-2): left out of log.dirs? (name it there, or move it away if they are not needed)',
  ]);
  const metadata = { neighbours: [used('/data/m', {}, ['__cluster_metadata-0'])] };
  expect(judge([used('/data/a')], metadata)).toEqual([
    expect.stringContaining('78 /data/m: holds 1 log of this broker that none of log.dirs has'),
  ]);
});

it.each([
  ['a copy', used('/data/copy', {}, ['orders-0', 'orders-1'])],
  ['a copy of before, by its id', used('/data/copy', { directoryId: fresh }, ['gone-0'])],
  ['a log dir that was emptied before', used('/data/b', {}, [])],
])('does not mind %s', (_, neighbour) => {
  const dirs = [used('/data/a', { directoryId: fresh })];
  expect(judge(dirs, { neighbours: [neighbour] })).toBeUndefined();
});
