import type { Cluster } from './useCluster.ts';

interface VolumeList {
  readonly items: readonly {
    readonly spec: {
      readonly claimRef?: { readonly namespace: string };
      readonly nodeAffinity?: unknown;
      readonly storageClassName: string;
    };
  }[];
}

/** Throws where a volume of the namespace is tied to a node: a drained pod could go nowhere then. */
export async function expectMovable({ namespace, ask }: Cluster): Promise<void> {
  const shown = await ask(['get', 'persistentvolumes', '--output=json']);
  const { items } = JSON.parse(shown) as VolumeList;
  const tied = items.find(
    ({ spec }) =>
      spec.claimRef?.namespace === namespace &&
      JSON.stringify(spec.nodeAffinity ?? {}).includes('kubernetes.io/hostname'),
  );
  if (tied === undefined) return;
  throw new Error(
    `volumes of the class ${tied.spec.storageClassName} are tied to a node: MOVABLE_STORAGE_CLASS has to name one whose volumes any node can mount`,
  );
}
