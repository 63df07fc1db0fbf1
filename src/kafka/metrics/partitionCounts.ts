import {
  isAtMinIsr,
  isLedElsewhere,
  isOffline,
  isUnderMinIsr,
  isUnderReplicated,
  type PartitionView,
} from './partitionView.ts';

/** How many partitions are how. */
export interface PartitionCounts {
  readonly topics: number;
  readonly partitions: number;
  readonly offline: number;
  readonly underMinIsr: number;
  readonly atMinIsr: number;
  readonly underReplicated: number;
  readonly moving: number;
  /** Not led by the first of their replicas. */
  readonly ledElsewhere: number;
}

export function countPartitions(views: readonly PartitionView[]): PartitionCounts {
  const count = (is: (view: PartitionView) => boolean): number => views.filter(is).length;
  return {
    topics: new Set(views.map(({ topic }) => topic)).size,
    partitions: views.length,
    offline: count(isOffline),
    underMinIsr: count(isUnderMinIsr),
    atMinIsr: count(isAtMinIsr),
    underReplicated: count(isUnderReplicated),
    moving: count(({ moving }) => moving),
    ledElsewhere: count(isLedElsewhere),
  };
}

/** What a broker has of the partitions, as its own JMX counts it (kafka.server:type=ReplicaManager). */
export interface BrokerCounts {
  readonly leaders: number;
  readonly replicas: number;
  /** Of those that it leads, as the next three. */
  readonly underReplicated: number;
  readonly underMinIsr: number;
  readonly atMinIsr: number;
  readonly moving: number;
  /** Its replicas on a disk that has failed. */
  readonly offlineReplicas: number;
  /** Its replicas that are not in sync; those are left aside that a reassignment adds. */
  readonly outOfSync: readonly PartitionView[];
}

export function countOf(views: readonly PartitionView[], id: number): BrokerCounts {
  const held = views.filter(({ replicas }) => replicas.includes(id));
  const led = held.filter(({ leader }) => leader === id);
  return {
    leaders: led.length,
    replicas: held.length,
    underReplicated: led.filter(isUnderReplicated).length,
    underMinIsr: led.filter(isUnderMinIsr).length,
    atMinIsr: led.filter(isAtMinIsr).length,
    moving: led.filter(({ moving }) => moving).length,
    offlineReplicas: held.filter(({ offline }) => offline.includes(id)).length,
    outOfSync: held.filter(({ isr, adding }) => !isr.includes(id) && !adding.includes(id)),
  };
}
