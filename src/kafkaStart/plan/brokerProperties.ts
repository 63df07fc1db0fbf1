import { renderListeners } from '../../kafka/cluster/listeners.ts';
import type { Entries } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { majorOf } from '../../kafka/version.ts';
import { layProperties } from './layers.ts';
import { defaultLogDir } from './logDirs.ts';
import type { Way } from './mode.ts';
import type { Quorum } from './quorum.ts';
import { isLeftToControllers, replicationDefaults } from './replicationDefaults.ts';
import type { Sockets } from './sockets.ts';

/** What was decided of a broker, to be said in its properties. */
interface Decided {
  readonly given: Entries;
  readonly settings: KafkaSettings;
  readonly way: Way;
  /** Of Kafka. */
  readonly version: string;
  readonly nodeId: number;
  readonly sockets: Sockets;
  readonly quorum: Quorum | undefined;
  readonly advertised: string | undefined;
  /** How many there are in the cluster; undefined where nobody says it. */
  readonly brokers: number | undefined;
  readonly rack?: string | undefined;
}

/** All properties of a broker: what follows from the settings, below what is given. */
export function layBroker(decided: Decided): Entries {
  const { given, sockets, advertised } = decided;
  return layProperties({
    derived: [
      ...identityDefaults(decided),
      ['listeners', renderListeners(sockets.all)],
      ...sockets.derived,
      ...(decided.quorum?.derived ?? []),
      ...(given.has('log.dir') ? [] : [['log.dirs', defaultLogDir] as const]),
      ...copyDefaults(decided),
      ...recoveryDefault(decided),
      ...rackDefault(decided),
      ...heartbeatDefault(decided),
      ...fetchDefault(decided),
    ],
    given,
    settled: [
      ...sockets.spelled,
      ...(advertised === undefined ? [] : [['advertised.listeners', advertised] as const]),
    ],
  });
}

type Defaults = readonly (readonly [string, string])[];

function identityDefaults({ way: { mode, roles }, nodeId }: Decided): Defaults {
  const id = String(nodeId);
  if (mode === 'zookeeper') return [['broker.id', id]];
  return [
    ['process.roles', roles.join(',')],
    ['node.id', id],
  ];
}

function copyDefaults({ brokers, version, given, way, settings }: Decided): Defaults {
  if (brokers === undefined) return [];
  return replicationDefaults(brokers, version, given).filter(
    ([key]) => !isLeftToControllers(key, { way, version, settings }),
  );
}

function recoveryDefault({ version }: Decided): Defaults {
  return majorOf(version) >= 4 ? [] : [['num.recovery.threads.per.data.dir', '2']];
}

const heartbeatMs = { least: 200, usual: 2000, perBroker: 20 };

/**
 * A stop is granted at the third heartbeat or so. By Kafka's 2 s a clean stop takes more than two seconds, and the last of
 * brokers that stop all at once finds no majority of controllers any more: it waits for five minutes. So they come
 * as often as the active controller is asked no more than 50 times a second by all brokers.
 */
function heartbeatDefault({ brokers, way: { mode, roles } }: Decided): Defaults {
  if (mode !== 'kraft' || !roles.includes('broker') || brokers === undefined) return [];
  const { least, usual, perBroker } = heartbeatMs;
  const ms = Math.min(usual, Math.max(least, perBroker * brokers));
  return [['broker.heartbeat.interval.ms', String(ms)]];
}

/**
 * A follower that asks the new leader of a partition before that one knows of it waits for this long, and with it all who
 * write with acks=all. By Kafka's own second, a broker that stops holds up its partitions for one or two.
 */
function fetchDefault({ way: { roles } }: Decided): Defaults {
  return roles.includes('broker') ? [['replica.fetch.backoff.ms', '200']] : [];
}

function rackDefault({ rack, way: { roles } }: Decided): Defaults {
  return rack === undefined || !roles.includes('broker') ? [] : [['broker.rack', rack]];
}
