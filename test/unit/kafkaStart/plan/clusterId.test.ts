import { expect, it } from 'vitest';
import { decideClusterId, judgeSpelling } from '../../../../src/kafkaStart/plan/clusterId.ts';
import type { Issue } from '../../../../src/tool/settings.ts';
import { clusters, dir, used } from '../../../support/logDirs.ts';

const { ours, other } = clusters;
const none = { clusterId: undefined, kafkaClusterId: undefined, kraftClusterId: undefined };
/** As the manifests of Confluent's images have it: 22 characters, of which the last has bits to spare. */
const spare = 'MkU3OEVBNTcwNTJENDM2Qk';

it.each([
  [{}, undefined],
  [{ clusterId: ours }, { id: ours, subject: 'CLUSTER_ID' }],
  [{ kafkaClusterId: ours }, { id: ours, subject: 'KAFKA_CLUSTER_ID' }],
  [{ kraftClusterId: ours }, { id: ours, subject: 'KAFKA_KRAFT_CLUSTER_ID' }],
  [
    { clusterId: ours, kraftClusterId: ours },
    { id: ours, subject: 'CLUSTER_ID' },
  ],
])('of %j takes %j', (given, taken) => {
  const issues: Issue[] = [];
  expect(decideClusterId({ ...none, ...given }, {}, issues)).toEqual(taken);
  expect(issues).toEqual([]);
});

it('refuses two names with two ids', () => {
  const issues: Issue[] = [];
  decideClusterId({ ...none, clusterId: ours, kraftClusterId: other }, {}, issues);
  const problem = `expected the same as CLUSTER_ID, ${ours}, got ${other} (unset one of them)`;
  expect(issues).toEqual([{ subject: 'KAFKA_KRAFT_CLUSTER_ID', problem, exitCode: 78 }]);
});

it.each([
  [
    'empty storage',
    [dir('/data')],
    [`expected "${spare.slice(0, -1)}g", as Kafka spells it, got `],
  ],
  ['storage that says its cluster', [used('/data', { clusterId: spare })], []],
  ['storage that lacks a folder', [dir('/a'), used('/b', { clusterId: spare })], []],
])('judges the spelling of an id for %s', (_, dirs, problems) => {
  const found = judgeSpelling({ id: spare, subject: 'CLUSTER_ID' }, dirs);
  expect(found.map(({ problem }) => problem.replace(/"[^"]*"$/, ''))).toEqual(problems);
});

it('names the flag by which it was given', () => {
  const given = decideClusterId({ ...none, clusterId: 'x' }, { 'cluster-id': ['x'] }, []);
  expect(judgeSpelling(given, [])).toMatchObject([{ subject: '--cluster-id', exitCode: 64 }]);
});
