import type { JsonObject, Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';

interface Claim {
  readonly metadata: { readonly name: string; readonly labels: JsonObject };
  readonly spec: JsonObject & { readonly volumeName: string };
}

const readClaim = async ({ ask }: Cluster, name: string) =>
  JSON.parse(await ask(['get', 'pvc', name, '--output=json'])) as Claim;

/** The volumes that claims have. */
export async function listVolumes(
  cluster: Cluster,
  claims: readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(claims.map(async (claim) => readClaim(cluster, claim)));
  return found.map(({ spec }) => spec.volumeName);
}

/** Says of volumes what becomes of them without a claim. */
export async function setReclaim(
  cluster: Cluster,
  volumes: readonly string[],
  policy: 'Retain' | 'Delete',
): Promise<void> {
  const patch = JSON.stringify({ spec: { persistentVolumeReclaimPolicy: policy } });
  for (const volume of volumes) await cluster.run(['patch', 'pv', volume, `-p=${patch}`]);
}

/** Gives each of two claims the volume of the other: no pod may be left of them, and the volumes have to be retained. */
export async function swapVolumes(
  cluster: Cluster,
  [one, other]: readonly [string, string],
): Promise<void> {
  const claims = [await readClaim(cluster, one), await readClaim(cluster, other)] as const;
  await cluster.run(['delete', 'pvc', one, other]);
  const free = JSON.stringify({ spec: { claimRef: null } });
  for (const { spec } of claims) await cluster.run(['patch', 'pv', spec.volumeName, `-p=${free}`]);
  await cluster.apply([
    claimOf(claims[0], claims[1].spec.volumeName),
    claimOf(claims[1], claims[0].spec.volumeName),
  ]);
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
