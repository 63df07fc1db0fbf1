interface PartitionId {
  readonly topic: string;
  readonly partition: number;
}

/** `orders-0`. */
export function nameOf({ topic, partition }: PartitionId): string {
  return `${topic}-${partition}`;
}

/**
 * To sort by: an operator's own topics before Kafka's internal ones (`__consumer_offsets` alone has fifty partitions),
 * else alike.
 */
export function byInternal(a: { readonly topic: string }, b: { readonly topic: string }): number {
  return Number(a.topic.startsWith('__')) - Number(b.topic.startsWith('__'));
}

/** Numbers of partitions by topic. */
export function groupPartitions(
  partitions: readonly PartitionId[],
): ReadonlyMap<string, readonly number[]> {
  const topics = Map.groupBy(partitions, ({ topic }) => topic);
  return new Map([...topics].map(([topic, all]) => [topic, all.map(({ partition }) => partition)]));
}
