import { expect } from 'vitest';
import { images } from './given.ts';
import { type ClusterWriter, openWriter } from './openWriter.ts';
import { expectNothingLost } from './expectNothingLost.ts';
import { renderProduction, type Shipped, type Wish } from './production.ts';
import type { Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';

const folder = 'manifests/zookeeper';
const shipped: Shipped = {
  folder: `${folder}/overlays/production`,
  container: 'kubernetes-zookeeper',
  image: images.zookeeper,
  replicasVariable: 'ZK_REPLICAS',
};
const leastPerSecond = 50;

/** Of an ensemble of three. */
export const memberPods = ['zk-0', 'zk-1', 'zk-2'] as const;

export async function renderEnsemble(cluster: Cluster, wish?: Wish): Promise<readonly Resource[]> {
  return renderProduction(cluster, shipped, wish);
}

/** Starts a new ensemble of three as its README says; gives the seconds from apply to all ready. */
export async function startEnsemble(cluster: Cluster, wish?: Wish): Promise<number> {
  const resources = await renderEnsemble(cluster, wish);
  const began = performance.now();
  await cluster.run(['apply', '-f', `${folder}/bootstrap.yaml`]);
  await cluster.apply(resources);
  await cluster.untilReady('statefulset/zk', memberPods.length);
  const seconds = (performance.now() - began) / 1000;
  await cluster.run(['delete', '-f', `${folder}/bootstrap.yaml`]);
  return seconds;
}

/** Each of three members has its own host name, its id, and its full name. */
export async function expectOwnNames({ exec, namespace }: Cluster): Promise<void> {
  for (const [ordinal, pod] of memberPods.entries()) {
    expect(await exec(pod, 'hostname')).toBe(pod);
    expect(await exec(pod, 'cat', '/var/lib/zookeeper/data/myid')).toBe(String(ordinal + 1));
    expect(await exec(pod, 'hostname', '-f')).toBe(nameMember(pod, namespace));
  }
}

/** What zoo.cfg has of the three members of an ensemble. */
export function listServerLines({ namespace }: Cluster): readonly string[] {
  return memberPods.map(
    (pod, ordinal) => `server.${ordinal + 1}=${nameMember(pod, namespace)}:2888:3888`,
  );
}

function nameMember(pod: string, namespace: string): string {
  return `${pod}.zk-hs.${namespace}.svc.cluster.local`;
}

/** Of three members, the one that leads. */
export async function findLeader(cluster: Cluster): Promise<string> {
  for (const pod of memberPods) {
    const shown = await cluster.ask(['exec', pod, '--', 'zkMetrics']);
    if (/^zk_server_state\tleader$/m.test(shown)) return pod;
  }
  throw new Error('no member leads');
}

/** Writes to three members of an ensemble from within the cluster. */
export async function openZookeeperWriter(cluster: Cluster): Promise<ClusterWriter> {
  return openWriter(cluster, {
    program: 'zookeeperClient',
    labels: { 'zk-client': 'true' },
    servers: listMembers(memberPods.length),
  });
}

/** Ends the writer, whose records every member must have. */
export async function expectOnEveryMember(
  cluster: Cluster,
  what: string,
  writer: ClusterWriter,
  members = 3,
): Promise<void> {
  const servers = listMembers(members);
  await expectNothingLost(cluster, what, { writer, servers, leastPerSecond });
}

function listMembers(members: number): readonly string[] {
  return Array.from({ length: members }, (_, ordinal) => `zk-${ordinal}.zk-hs:2181`);
}
