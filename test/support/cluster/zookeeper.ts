import { images, storageClasses } from './given.ts';
import { change, type JsonObject, renderFolder, type Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';
import { drainLabel } from './withNodes.ts';

const folder = 'manifests/zookeeper';
const readyMs = 300_000;

interface Wish {
  readonly image?: string;
  readonly replicas?: number;
  readonly storageClass?: string | undefined;
}

/** What manifests/zookeeper/overlays/production renders to, for the images and classes of this cluster. */
export async function renderProduction(
  { namespace }: Cluster,
  wish: Wish = {},
): Promise<readonly Resource[]> {
  const { image = images.zookeeper, replicas = 3 } = wish;
  const resources = change(await renderFolder(`${folder}/overlays/production`), {
    images: { 'kubernetes-zookeeper': image },
    storageClass: 'storageClass' in wish ? wish.storageClass : storageClasses.usual,
    podLabel: [drainLabel, namespace],
  });
  return resources.map((resource) => resize(resource, replicas));
}

/** Both numbers that have to agree, as the overlay's `replicas` sets both. */
function resize(resource: Resource, replicas: number): Resource {
  if (resource.kind !== 'StatefulSet') return resource;
  const text = JSON.stringify({
    ...resource,
    spec: { ...(resource['spec'] as JsonObject), replicas },
  });
  return JSON.parse(
    text.replace(/("name":"ZK_REPLICAS","value":)"\d+"/, `$1"${replicas}"`),
  ) as Resource;
}

/** Starts a new ensemble as its README says; gives the seconds from apply to all ready. */
export async function startEnsemble(cluster: Cluster, wish: Wish = {}): Promise<number> {
  const resources = await renderProduction(cluster, wish);
  const began = performance.now();
  await cluster.run(['apply', '-f', `${folder}/bootstrap.yaml`]);
  await cluster.apply(resources);
  await cluster.untilReady('statefulset/zk', wish.replicas ?? 3, readyMs);
  const seconds = (performance.now() - began) / 1000;
  await cluster.run(['delete', '-f', `${folder}/bootstrap.yaml`]);
  return seconds;
}

/** As clients within the cluster reach each member. */
export function listServers(members: number): readonly string[] {
  return Array.from({ length: members }, (_, ordinal) => `zk-${ordinal}.zk-hs:2181`);
}

/** Of so many members, the ordinal of the one that leads. */
export async function findLeader(cluster: Cluster, members = 3): Promise<string> {
  for (let ordinal = 0; ordinal < members; ordinal++) {
    const pod = `zk-${ordinal}`;
    const shown = await cluster.ask(['exec', pod, '--', 'zkMetrics']);
    if (/^zk_server_state\tleader$/m.test(shown)) return pod;
  }
  throw new Error('no member leads');
}
