import { groupPartitions, nameOf } from '../cluster/partitions.ts';
import { findMissing } from '../verdicts/availabilityWords.ts';
import { type DescribedLogDirs, describeReplicas } from '../wire/describeLogDirs.ts';
import type { BrokerPlace, Partition } from '../wire/metadata.ts';
import { askServer } from './askServer.ts';
import { type Others, resolveOther } from './resolveTarget.ts';
import type { Target } from './target.ts';

interface Behind extends Others {
  /** What waits for replicas that are not in sync. */
  readonly partitions: readonly Partition[];
  /** The brokers that can be asked. */
  readonly brokers: readonly BrokerPlace[];
  /** How this broker is asked, and in what time others have to answer. */
  readonly target: Target;
}

type Sizes = ReadonlyMap<string, number>;

/** How many bytes the replicas of each broker lack of what their leaders have, of brokers that say it in time. */
export async function askBehind(asked: Behind): Promise<ReadonlyMap<number, number>> {
  const { partitions, brokers } = asked;
  const missing = findMissing(partitions);
  const wanted = new Set([...missing, ...partitions.map(({ leader }) => leader)]);
  const places = brokers.filter(({ id }) => wanted.has(id));
  const sizes = new Map<number, Sizes>();
  await Promise.all(
    places.map(async (place) => {
      const found = await askSizes(asked, place);
      if (found !== undefined) sizes.set(place.id, found);
    }),
  );
  return new Map(
    missing.flatMap((id) => {
      const own = sizes.get(id);
      return own === undefined ? [] : [[id, lackOf(own, id, { partitions, sizes })] as const];
    }),
  );
}

interface Measured {
  readonly partitions: readonly Partition[];
  readonly sizes: ReadonlyMap<number, Sizes>;
}

function lackOf(own: Sizes, id: number, { partitions, sizes }: Measured): number {
  return partitions
    .filter(({ replicas, isr }) => replicas.includes(id) && !isr.includes(id))
    .map((partition) => {
      const key = nameOf(partition);
      const whole = sizes.get(partition.leader)?.get(key) ?? 0;
      return Math.max(0, whole - (own.get(key) ?? 0));
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}

async function askSizes(asked: Behind, place: BrokerPlace): Promise<Sizes | undefined> {
  const at = await resolveOther(asked.target, place, asked);
  if (!at.ok) return undefined;
  const wanted = describeReplicas(groupPartitions(asked.partitions));
  const answered = await askServer(at.value, async (ask) => ask(wanted));
  return answered.ok && answered.value.errorCode === 0 ? sizesIn(answered.value) : undefined;
}

function sizesIn({ dirs }: DescribedLogDirs): Sizes {
  const replicas = dirs.flatMap((dir) => dir.replicas).filter(({ isFuture }) => !isFuture);
  return new Map(replicas.map((replica) => [nameOf(replica), replica.bytes]));
}
