import { generatedMark } from '../../java/generatedMark.ts';
import { type Property, renderProperties } from '../../java/properties.ts';
import type { Ensemble } from '../ensemble/ensemble.ts';
import { generateMultiAddress } from '../ensemble/multiAddress.ts';
import type { Generated } from './generated.ts';
import { sessionTimeouts } from '../settings/sessionTimeouts.ts';
import { type ZkSettings, zkSettings } from '../settings/settings.ts';
import { guardsVolumes } from '../volume/volumeGuard.ts';

/** What zkOk and zkMetrics ask; of them ZooKeeper 3.5.3 and later allow only srvr unless told. None prints a secret. */
const ownCommands = ['ruok', 'srvr', 'mntr', 'conf'];
/** TLS needs it: the other factory speaks plaintext only (ZooKeeper Administrator's Guide, secureClientPort). */
const nettyFactory = 'org.apache.zookeeper.server.NettyServerCnxnFactory';
const prometheusProvider = 'org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider';
/**
 * A pod that comes back has another address, and its old one answers nobody: a member that has begun to
 * connect there hears of the new one only after this time, which is 5 s by default (seen on 3.4 and 3.9).
 */
const electionConnectMs = '500';
/**
 * A member tries five times to reach the leader that it voted for, by default within 0.4 s. A leader that is slower to
 * open its port has lost it: neither asks the other again until initLimit has passed, 20 s without a quorum
 * (ZooKeeper's Learner.connectToLeader; seen on a busy node).
 */
const leaderConnectDelayMs = '300';

export function renderZooCfg(properties: Iterable<Property>): string {
  return `${generatedMark}\n${renderProperties(properties)}`;
}

/**
 * The keys of a member but for TLS and SASL, in the order of older images' files, then ours. `servers`
 * is empty for a server that stands alone.
 */
export function generateKeys(
  settings: ZkSettings,
  { servers, myid, voters }: Pick<Ensemble, 'servers' | 'myid' | 'voters'>,
): Generated[] {
  return [
    ...generateClientPort(settings),
    ...generateSecurePort(settings),
    fromSetting('dataDir', settings.dataDir),
    fromSetting('dataLogDir', settings.dataLogDir),
    fromSetting('tickTime', settings.tickTime),
    fromSetting('initLimit', settings.initLimit),
    fromSetting('syncLimit', settings.syncLimit),
    fromSetting('maxClientCnxns', settings.maxClientCnxns),
    ...generateSessionTimeouts(settings),
    fromSetting('snapRetainCount', settings.snapRetainCount),
    fromSetting('purgeInterval', settings.purgeInterval),
    fromSetting('commands', renderCommands(settings.commands)),
    fromSetting('adminServer', settings.adminServer),
    ...(settings.adminServer ? [fromSetting('adminServerPort', settings.adminServerPort)] : []),
    ...generateMetrics(settings),
    ...(servers.length === 0 ? [] : generateQuorum(settings, { servers, myid, voters })),
  ];
}

type Keyed = {
  [K in keyof typeof zkSettings]: (typeof zkSettings)[K] extends { readonly key?: string }
    ? K
    : never;
}[keyof typeof zkSettings];

function fromSetting(name: Keyed, value: string | number | boolean): Generated {
  const { key = name, name: from } = { key: undefined, ...zkSettings[name] };
  return { key, value: String(value), from };
}

function generateClientPort(settings: ZkSettings): Generated[] {
  const { clientPort, clientPortAddress, tlsOnly } = settings;
  if (tlsOnly) return [];
  return [
    fromSetting('clientPort', clientPort),
    ...(clientPortAddress === undefined
      ? []
      : [fromSetting('clientPortAddress', clientPortAddress)]),
  ];
}

function generateSecurePort(settings: ZkSettings): Generated[] {
  const { secureClientPort, secureClientPortAddress } = settings;
  if (secureClientPort === undefined) return [];
  return [
    fromSetting('secureClientPort', secureClientPort),
    ...(secureClientPortAddress === undefined
      ? []
      : [fromSetting('secureClientPortAddress', secureClientPortAddress)]),
    fromSetting('tlsClientAuth', settings.tlsClientAuth),
    { key: 'serverCnxnFactory', value: nettyFactory, from: zkSettings.secureClientPort.name },
  ];
}

// Both, always: ZooKeeper 3.4 refuses one without the other.
function generateSessionTimeouts(settings: ZkSettings): Generated[] {
  const { minMs, maxMs } = sessionTimeouts(settings);
  return [fromSetting('minSessionTimeout', minMs), fromSetting('maxSessionTimeout', maxMs)];
}

function generateMetrics({ metricsPort }: ZkSettings): Generated[] {
  if (metricsPort === undefined) return [];
  return [
    {
      key: 'metricsProvider.className',
      value: prometheusProvider,
      from: zkSettings.metricsPort.name,
    },
    fromSetting('metricsPort', metricsPort),
  ];
}

function generateQuorum(
  settings: ZkSettings,
  { servers, myid, voters }: Pick<Ensemble, 'servers' | 'myid' | 'voters'>,
): Generated[] {
  const keys: Generated[] = [
    // A member whose own name does not resolve yet waits for it; by default it gives up after 3 tries
    // and leaves (ZooKeeper Administrator's Guide, electionPortBindRetry: 0 is without end).
    { key: 'electionPortBindRetry', value: '0' },
    { key: 'cnxTimeout', value: electionConnectMs },
    { key: 'leaderConnectDelayDuringRetryMs', value: leaderConnectDelayMs },
  ];
  keys.push(...generateMultiAddress(servers));
  if (settings.quorumListenOnAllIps) keys.push(fromSetting('quorumListenOnAllIps', true));
  const own = servers.find((server) => server.myid === myid);
  if (own?.role === 'observer') {
    keys.push({ key: 'peerType', value: 'observer', from: zkSettings.observers.name });
  }
  // One voter is a quorum by itself only where it may not run standalone.
  if (voters.length === 1) {
    keys.push({ key: 'standaloneEnabled', value: 'false', from: ofOneVoter(settings) });
  }
  if (guardsVolumes(settings, voters)) {
    keys.push({ key: 'db.autocreate', value: 'false', from: zkSettings.volumeGuard.name });
  }
  return keys;
}

function ofOneVoter({ servers }: ZkSettings): string {
  return servers === undefined ? zkSettings.observers.name : zkSettings.servers.name;
}

function renderCommands(commands: readonly string[]): string {
  return commands.includes('*') ? '*' : [...new Set([...ownCommands, ...commands])].join(',');
}
