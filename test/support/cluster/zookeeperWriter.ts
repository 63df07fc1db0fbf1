import { expect } from 'vitest';
import { type ClusterWriter, openClient } from './openClient.ts';
import type { Cluster } from './useCluster.ts';
import { listServers } from './zookeeper.ts';

/** While members serve: all the time but for the longest pause. */
const leastPerSecond = 50;
const maxFailedShare = 0.05;

/** Writes to the members of an ensemble from within the cluster. */
export async function openZookeeperWriter(cluster: Cluster, members = 3): Promise<ClusterWriter> {
  return openClient(cluster, {
    program: 'zookeeperClient',
    labels: { 'zk-client': 'true' },
    servers: listServers(members),
  });
}

/** Ends the writer: every member has every record that was acknowledged, once and in order; prints what it cost. */
export async function expectNothingLost(
  { figure, keepLogs }: Cluster,
  what: string,
  writer: ClusterWriter,
  members = 3,
): Promise<void> {
  const servers = listServers(members);
  await keepLogs(what.replaceAll(/\W+/g, '-'));
  const outcome = await writer.stop(servers);
  const { acknowledged, failed, longestPauseMs, durationMs, audits } = outcome;
  figure(
    what,
    `${acknowledged} acknowledged, ${failed} failed, longest pause ${(longestPauseMs / 1000).toFixed(1)} s`,
  );
  expect(audits).toEqual(servers.map((server) => `${server}: nothing lost`));
  expect(failed).toBeLessThanOrEqual(maxFailedShare * (acknowledged + failed));
  expect(acknowledged / ((durationMs - longestPauseMs) / 1000)).toBeGreaterThanOrEqual(
    leastPerSecond,
  );
}
