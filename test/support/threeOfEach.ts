import { kafkaSet, firstSet, type MemberSet } from '../../local/memberSet.ts';
import type { Container } from './container.ts';
import type { Containers, Given } from './containers.ts';
import { type Image, images } from './docker.ts';

const ordinals = [0, 1, 2];
const health = '--health-interval=2s';

/** The name that a pod of the set has on a network of ours. */
export function nameOf({ name, service }: MemberSet, ordinal: number): string {
  return `${name}-${ordinal}.${service}`;
}

/** Starts one pod of a set, which the others find by its name alone. */
export async function startPod(
  containers: Containers,
  network: string,
  pod: Given & { readonly image: Image; readonly set: MemberSet; readonly ordinal: number },
): Promise<Container> {
  const { image, set, ordinal, flags = [] } = pod;
  const names = [`--domainname=${set.service}`, `--network-alias=${nameOf(set, ordinal)}`];
  return containers.start(image, {
    ...pod,
    host: `${set.name}-${ordinal}`,
    flags: [`--network=${network}`, ...names, health, ...flags],
  });
}

interface ThreeOfEach {
  readonly members: readonly Container[];
  readonly brokers: readonly Container[];
}

/** An ensemble and brokers on one network, started all at once. */
export async function startThreeOfEach(
  containers: Containers,
  broker: { readonly image: Image; readonly env: Readonly<Record<string, string>> },
): Promise<ThreeOfEach> {
  const network = await containers.makeNetwork();
  const members = await startThree(containers, network, {
    image: images.zookeeper,
    set: firstSet,
    env: { ZK_REPLICAS: '3', ZK_HEAP_SIZE: '256M', ZK_PURGE_INTERVAL: '24' },
    flags: ['--volume=/var/lib/zookeeper'],
  });
  const brokers = await startThree(containers, network, {
    image: broker.image,
    set: kafkaSet,
    env: { KAFKA_REPLICAS: '3', KAFKA_HEAP_SIZE: '256M', ...broker.env },
    flags: ['--volume=/var/lib/kafka'],
  });
  return { members, brokers };
}

/** Starts three pods of a set at once. */
export async function startThree(
  containers: Containers,
  network: string,
  pod: Given & { readonly image: Image; readonly set: MemberSet },
): Promise<Container[]> {
  return Promise.all(
    ordinals.map(async (ordinal) => startPod(containers, network, { ...pod, ordinal })),
  );
}
