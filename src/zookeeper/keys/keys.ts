import { once } from '../../tool/once.ts';
import { adminKeys } from './adminKeys.ts';
import { authKeys } from './authKeys.ts';
import { baseKeys } from './baseKeys.ts';
import { connectionKeys } from './connectionKeys.ts';
import { families } from './families.ts';
import { flagKeys } from './flagKeys.ts';
import type { Key } from './key.ts';
import { leaderKeys } from './leaderKeys.ts';
import { metricsKeys } from './metricsKeys.ts';
import { quorumAuthKeys } from './quorumAuthKeys.ts';
import { quorumKeys } from './quorumKeys.ts';
import { requestKeys } from './requestKeys.ts';
import { storageKeys } from './storageKeys.ts';
import { tlsKeys } from './tlsKeys.ts';

/** Keys of one subject, in the order of the documents. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly Key[];
}

/**
 * Every key that a ZooKeeper of 3.4.0 to 3.9.5 reads. The long tests hold the table against the jars of
 * each line of versions; patch levels were looked up in the jars of every release on Maven Central. It is
 * made where it is asked for: a run without keys of the operator's own does without.
 */
export const keyGroups = once((): readonly KeyGroup[] => [
  { title: 'Ports, folders, sessions', keys: baseKeys() },
  { title: 'Families', keys: families().map(({ key }) => key) },
  { title: 'Members and elections', keys: quorumKeys() },
  { title: 'Leader and learners', keys: leaderKeys() },
  { title: 'Snapshots and logs', keys: storageKeys() },
  { title: 'Requests and watches', keys: requestKeys() },
  { title: 'Connections', keys: connectionKeys() },
  { title: 'TLS', keys: tlsKeys() },
  { title: 'Authentication and rights', keys: authKeys() },
  { title: 'SASL between members', keys: quorumAuthKeys() },
  { title: 'Admin server', keys: adminKeys() },
  { title: 'Metrics, audit, JMX', keys: metricsKeys() },
  { title: 'Not for zoo.cfg', keys: flagKeys() },
]);

const byName = once(
  (): ReadonlyMap<string, Key> =>
    new Map(
      keyGroups()
        .flatMap(({ keys }) => keys)
        .map((key) => [key.name, key]),
    ),
);

/** Names as zoo.cfg spells them, `server.N` and its like included. */
export const keyNames = once((): readonly string[] => [...byName().keys()]);

const familyNames = once((): ReadonlySet<string> => new Set(families().map(({ key }) => key.name)));

/** The key of this very name, or the one that stands for its family: `server.4` is a `server.N`. */
export function findKey(name: string): Key | undefined {
  const family = families().find(({ pattern }) => pattern.test(name))?.key;
  return familyNames().has(name) ? family : (byName().get(name) ?? family);
}
