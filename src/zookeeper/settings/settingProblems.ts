import { maxInt } from '../../tool/settingKinds.ts';
import { votersOf } from '../ensemble/serverList.ts';
import { findPortClashes } from './portClashes.ts';
import { sessionTimeouts } from './sessionTimeouts.ts';
import { hasAll, type SomeSettings } from './hasAll.ts';
import { zkSettings } from './settings.ts';

/** What contradicts itself among the settings, as far as they could be read. */
export function findSettingProblems(settings: SomeSettings): string[] {
  return [
    ...findPortClashes(settings),
    ...findTlsGaps(settings),
    ...findObserverProblems(settings),
    ...findBootstrapProblem(settings),
    ...findIdleSettings(settings),
    ...findSwappedTimeouts(settings),
    ...findLongLimits(settings, 'initLimit'),
    ...findLongLimits(settings, 'syncLimit'),
  ];
}

function findTlsGaps(settings: SomeSettings): string[] {
  const problems: string[] = [];
  if (hasAll(settings, 'tlsDir', 'secureClientPort') && settings.secureClientPort === undefined) {
    if (settings.tlsDir !== undefined) {
      problems.push('ZK_TLS_DIR: no port speaks TLS (set ZK_SECURE_CLIENT_PORT, such as 2281)');
    }
    if (settings.tlsOnly === true) {
      problems.push(
        'ZK_TLS_ONLY: leaves clients no port (set ZK_SECURE_CLIENT_PORT, such as 2281)',
      );
    }
  }
  return problems;
}

function findObserverProblems(settings: SomeSettings): string[] {
  if (!hasAll(settings, 'observers') || settings.observers === 0) return [];
  const { observers, replicas, servers, extraServers = [] } = settings;
  if (servers !== undefined) {
    return ['ZK_OBSERVERS: ZK_SERVERS lists all servers (write :observer behind those that are)'];
  }
  if (replicas === undefined || observers < replicas) return [];
  // A StatefulSet of nothing but observers is fine where others vote.
  if (observers === replicas && votersOf(extraServers).length > 0) return [];
  return [
    `ZK_OBSERVERS: ${observers} of ${replicas} members would leave nobody to vote (have fewer, or raise ZK_REPLICAS)`,
  ];
}

function findBootstrapProblem({ bootstrap, volumeGuard }: SomeSettings): string[] {
  if (bootstrap !== true || volumeGuard !== false) return [];
  return ['ZK_BOOTSTRAP: has no meaning without ZK_VOLUME_GUARD=true (set both, or neither)'];
}

/** Security that somebody believes in, and that does nothing. */
function findIdleSettings(settings: SomeSettings): string[] {
  const { saslQuorum, tlsClientAuth } = settings;
  const problems: string[] = [];
  const isLevelSaid = saslQuorum !== undefined && saslQuorum !== zkSettings.saslQuorum.fallback;
  if (isLevelSaid && hasAll(settings, 'saslQuorumFile') && settings.saslQuorumFile === undefined) {
    problems.push(
      'ZK_SASL_QUORUM: has no meaning without ZK_SASL_QUORUM_FILE (set both, or neither)',
    );
  }
  const isAuthSaid =
    tlsClientAuth !== undefined && tlsClientAuth !== zkSettings.tlsClientAuth.fallback;
  const hasPort = !hasAll(settings, 'secureClientPort') || settings.secureClientPort !== undefined;
  if (isAuthSaid && !hasPort) {
    problems.push(
      'ZK_TLS_CLIENT_AUTH: has no meaning without ZK_SECURE_CLIENT_PORT (set both, or neither)',
    );
  }
  return problems;
}

function findSwappedTimeouts(settings: SomeSettings): string[] {
  if (!hasAll(settings, 'tickTime', 'minSessionTimeout', 'maxSessionTimeout')) return [];
  const { minMs, maxMs } = sessionTimeouts(settings);
  if (minMs <= maxMs) return [];
  return [
    `ZK_MIN_SESSION_TIMEOUT: ${minMs} ms is more than ZK_MAX_SESSION_TIMEOUT, ${maxMs} ms (lower the first or raise the second; unset, they are 2 and 20 ticks)`,
  ];
}

function findLongLimits(settings: SomeSettings, key: 'initLimit' | 'syncLimit'): string[] {
  if (!hasAll(settings, 'tickTime', key)) return [];
  const { tickTime, [key]: ticks } = settings;
  if (ticks * tickTime <= maxInt) return [];
  return [
    `${zkSettings[key].name}: ${ticks} ticks of ${tickTime} ms are more than the ${maxInt} ms that ZooKeeper can count (lower it)`,
  ];
}
