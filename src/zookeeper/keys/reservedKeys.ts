import { findOn, type KeyEntry } from './entry.ts';

/** Keys that would take the list of servers out of zkGenConfig's hands. */
export function findMemberProblems(entries: readonly KeyEntry[]): string[] {
  return entries
    .filter(({ key }) => key === 'dynamicConfigFile')
    .map(
      ({ subject }) =>
        `${subject}: the list of servers is zkGenConfig's own, in zoo.cfg, and ZooKeeper does not start with a dynamicConfigFile beside it (remove it; ZK_SERVERS and ZK_EXTRA_SERVERS list servers)`,
    );
}

/**
 * With reconfigEnabled, ZooKeeper itself takes the servers out of zoo.cfg once a client has changed them
 * (QuorumPeerConfig.editStaticConfig, since 3.5.3), and the next start puts them back.
 */
export function findMemberWarnings(entries: readonly KeyEntry[]): string[] {
  const entry = findOn(entries, 'reconfigEnabled');
  return entry === undefined
    ? []
    : [
        `${entry.subject}: what clients change by reconfig is lost at the next start, which lists the servers anew (change ZK_REPLICAS or ZK_SERVERS instead)`,
      ];
}
