import { type Entries, isTrue, valueOf } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { isAtLeast, majorOf } from '../../kafka/version.ts';
import type { Way } from './mode.ts';

const wantedCopies = 3;
const safeCopies = 3;

/** Kinds of topics: how many copies each has, and how many of them must have a record before it is acknowledged. */
const kinds = [
  { copies: 'default.replication.factor', inSync: 'min.insync.replicas', major: 0 },
  { copies: 'offsets.topic.replication.factor', inSync: undefined, major: 0 },
  {
    copies: 'transaction.state.log.replication.factor',
    inSync: 'transaction.state.log.min.isr',
    major: 0,
  },
  {
    copies: 'share.coordinator.state.topic.replication.factor',
    inSync: 'share.coordinator.state.topic.min.isr',
    major: 4,
  },
] as const;

/**
 * How often a new cluster of this size should keep its records: three times, and twice before it
 * acknowledges, where there are brokers enough for that. Kafka's own defaults suit one broker for
 * topics, and three for its internal ones.
 */
export function replicationDefaults(
  brokers: number,
  version: string,
  given: Entries,
): [string, string][] {
  const affordable = Math.min(wantedCopies, brokers);
  return kinds
    .filter(({ major }) => majorOf(version) >= major)
    .flatMap(({ copies, inSync }): [string, string][] => {
      const count = numberOf(given, copies) ?? affordable;
      const copied: [string, string] = [copies, String(affordable)];
      return inSync === undefined ? [copied] : [copied, [inSync, count >= safeCopies ? '2' : '1']];
    });
}

/**
 * Which of these a broker apart from its controllers leaves to them, where they know of as many brokers: from
 * 4.3 on it warns of its own with every look at them, and creates topics by what the controllers have.
 */
export function isLeftToControllers(
  key: string,
  {
    way,
    version,
    settings,
  }: {
    readonly way: Way;
    readonly version: string;
    readonly settings: Pick<KafkaSettings, 'controllerReplicas'>;
  },
): boolean {
  const isApart = way.mode === 'kraft' && !way.roles.includes('controller');
  const shared = isApart && settings.controllerReplicas !== undefined;
  return shared && key === 'default.replication.factor' && isAtLeast(version, '4.3');
}

/** What is odd about the copies that this broker will ask for. */
export function warnOfReplication(properties: Entries, brokers: number | undefined): string[] {
  const warnings: string[] = [];
  if (isTrue(properties, 'unclean.leader.election.enable')) {
    const { subject = '' } = properties.get('unclean.leader.election.enable') ?? {};
    warnings.push(
      `${subject}: true lets a replica lead that lacks acknowledged records, which are lost then`,
    );
  }
  for (const { copies, inSync } of kinds) {
    const count = numberOf(properties, copies);
    const subject = properties.get(copies)?.subject ?? copies;
    if (count === undefined) continue;
    if (brokers !== undefined && count > brokers) {
      warnings.push(
        `${subject}: ${count} copies need ${count} brokers, and there are ${brokers}: such topics cannot be created`,
      );
    }
    if (brokers !== undefined && brokers > 1 && count === 1) {
      warnings.push(
        `${subject}: one copy is away or lost with its broker, and there are ${brokers}`,
      );
    }
    const needed = inSync === undefined ? undefined : numberOf(properties, inSync);
    if (inSync === undefined || needed === undefined || needed < count || needed === 1) continue;
    if (needed === count) {
      const which = properties.get(inSync)?.subject ?? inSync;
      warnings.push(
        `${which}: ${needed} of ${count} copies, so that each restart of a broker stops those who write with acks=all`,
      );
      continue;
    }
    warnings.push(
      `${properties.get(inSync)?.subject ?? inSync}: ${needed} is more than ${copies}, ${count}: no replica may be away then`,
    );
  }
  return warnings;
}

function numberOf(entries: Entries, key: string): number | undefined {
  const value = valueOf(entries, key);
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}
