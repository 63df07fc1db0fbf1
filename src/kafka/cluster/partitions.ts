interface PartitionId {
  readonly topic: string;
  readonly partition: number;
}

/** `orders-0`. */
export function nameOf({ topic, partition }: PartitionId): string {
  return `${topic}-${partition}`;
}

/** Numbers of partitions by topic. */
export function groupPartitions(
  partitions: readonly PartitionId[],
): ReadonlyMap<string, readonly number[]> {
  const topics = Map.groupBy(partitions, ({ topic }) => topic);
  return new Map([...topics].map(([topic, all]) => [topic, all.map(({ partition }) => partition)]));
}
