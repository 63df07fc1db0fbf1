import type { JsonObject, Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';

interface Claim {
  readonly metadata: { readonly name: string; readonly labels: JsonObject };
  readonly spec: JsonObject & { readonly volumeName: string };
}

const readClaim = async ({ ask }: Cluster, name: string) =>
  JSON.parse(await ask(['get', 'pvc', name, '--output=json'])) as Claim;

/** Says for the volumes of claims what becomes of them without one. */
export async function setReclaim(
  cluster: Cluster,
  volumes: readonly string[],
  policy: 'Retain' | 'Delete',
): Promise<void> {
  const patch = JSON.stringify({ spec: { persistentVolumeReclaimPolicy: policy } });
  for (const volume of volumes) await cluster.run(['patch', 'pv', volume, `-p=${patch}`]);
}

/** Gives each of two claims, of which no pod may be left, the volume of the other; gives the names of the volumes. */
export async function swapVolumes(
  cluster: Cluster,
  one: string,
  other: string,
): Promise<readonly string[]> {
  const claims = [await readClaim(cluster, one), await readClaim(cluster, other)] as const;
  const volumes = claims.map(({ spec }) => spec.volumeName);
  await setReclaim(cluster, volumes, 'Retain');
  await cluster.run(['delete', 'pvc', one, other]);
  const free = JSON.stringify({ spec: { claimRef: null } });
  for (const volume of volumes) await cluster.run(['patch', 'pv', volume, `-p=${free}`]);
  await cluster.apply([
    claimOf(claims[0], claims[1].spec.volumeName),
    claimOf(claims[1], claims[0].spec.volumeName),
  ]);
  return volumes;
}

function claimOf({ metadata, spec }: Claim, volumeName: string): Resource {
  const { name, labels } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, labels },
    spec: { ...spec, volumeName },
  };
}
