import { majorOf } from '../../kafka/version.ts';

const wantedCopies = 3;

/**
 * How often a new cluster of this size should keep its records: three times, and twice before it
 * acknowledges, where there are brokers enough for that. Kafka's own defaults suit one broker for
 * topics, and three for its internal ones.
 */
export function replicationDefaults(brokers: number, version: string): [string, string][] {
  const copies = String(Math.min(wantedCopies, brokers));
  const inSync = brokers >= wantedCopies ? '2' : '1';
  const shareGroups: [string, string][] = [
    ['share.coordinator.state.topic.replication.factor', copies],
    ['share.coordinator.state.topic.min.isr', inSync],
  ];
  return [
    ['default.replication.factor', copies],
    ['min.insync.replicas', inSync],
    ['offsets.topic.replication.factor', copies],
    ['transaction.state.log.replication.factor', copies],
    ['transaction.state.log.min.isr', inSync],
    ...(majorOf(version) >= 4 ? shareGroups : []),
  ];
}
