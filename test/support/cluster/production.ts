import { storageClasses } from './given.ts';
import { change, type JsonObject, renderFolder, type Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';
import { drainLabel } from './withNodes.ts';

/** A system that is shipped with an overlay for production. */
export interface Shipped {
  /** Of the overlay. */
  readonly folder: string;
  readonly container: string;
  readonly image: string;
  /** The variable that has to agree with the StatefulSet's number of pods. */
  readonly replicasVariable: string;
}

export interface Wish {
  readonly image?: string;
  readonly replicas?: number;
  readonly storageClass?: string | undefined;
}

/** What an overlay for production renders to, for the images and classes of this cluster. */
export async function renderProduction(
  { namespace }: Cluster,
  { folder, container, image, replicasVariable }: Shipped,
  wish: Wish = {},
): Promise<readonly Resource[]> {
  const resources = change(await renderFolder(folder), {
    images: { [container]: wish.image ?? image },
    storageClass: 'storageClass' in wish ? wish.storageClass : storageClasses.usual,
    podLabel: [drainLabel, namespace],
  });
  return resources.map((resource) => resize(resource, replicasVariable, wish.replicas ?? 3));
}

/** Both numbers that have to agree, as the overlay's `replicas` sets both. */
function resize(resource: Resource, variable: string, replicas: number): Resource {
  if (resource.kind !== 'StatefulSet') return resource;
  const text = JSON.stringify({
    ...resource,
    spec: { ...(resource['spec'] as JsonObject), replicas },
  });
  const pattern = new RegExp(String.raw`("name":"${variable}","value":)"\d+"`);
  return JSON.parse(text.replace(pattern, `$1"${replicas}"`)) as Resource;
}
