import type { Ensemble } from '../ensemble/ensemble.ts';
import { renderServer } from '../ensemble/serverLine.ts';
import { isKnownTo } from './firstVersions.ts';
import { type Merged, mergeEntries } from './generated.ts';
import { findOn, type KeyEntry } from '../keys/entry.ts';
import { findKeyConflicts } from '../keys/keyConflicts.ts';
import type { MemberFacts } from './memberFacts.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { generateKeys } from './zooCfg.ts';

const trustEmpty = 'snapshot.trust.empty';

/** Whether the operator says that transaction logs without a snapshot are all there is. */
export function trustsEmpty(entries: readonly KeyEntry[]): boolean {
  return findOn(entries, trustEmpty) !== undefined;
}

/** What gives votes groups or weights, or another to ask, as `weight.1=2`, in order. */
export function listWeights(entries: readonly KeyEntry[]): string[] {
  return entries
    .filter(({ key }) => /^(?:(?:group|weight)\.|oraclePath$)/.test(key))
    .map(({ key, value }) => `${key}=${value}`)
    .toSorted();
}

interface Around {
  readonly ensemble: Ensemble;
  /** Whether this is the first start after an upgrade from 3.4 without a snapshot. */
  readonly upgrades: boolean;
}

/** Every key of a member's zoo.cfg: generated ones that its server knows, and the operator's own. */
export function mergeKeys(
  settings: ZkSettings,
  { entries, installation, security }: MemberFacts,
  { ensemble, upgrades }: Around,
): Merged {
  const generated = [...generateKeys(settings, ensemble), ...security.keys];
  if (upgrades) generated.push({ key: trustEmpty, value: 'true' });
  const known = generated.filter(({ key }) => isKnownTo(installation.version, key));
  const merged = mergeEntries(known, entries, ensemble.servers.map(renderServer));
  const own = new Map(entries.map((entry) => [entry.key, entry]));
  const all = merged.properties.map(([key, value]) => own.get(key) ?? { key, value, subject: key });
  const problems = [
    ...merged.problems,
    ...findKeyConflicts(all),
    ...findGaps(settings, all, ensemble),
  ];
  return { ...merged, problems };
}

/** Keys that cannot be together with a setting, or with the lack of one. */
function findGaps(
  { secureClientPort, tlsDir, quorumTlsDir, tlsOnly }: ZkSettings,
  entries: readonly KeyEntry[],
  { servers }: Ensemble,
): string[] {
  const find = (key: string, value?: string) =>
    entries.find(
      (entry) => entry.key === key && (value === undefined || entry.value.toLowerCase() === value),
    );
  const problems: string[] = [];
  // What is wrong with the folder is said already; key stores of another kind may come by keys.
  if (secureClientPort !== undefined && tlsDir === undefined && !find('ssl.keyStore.location')) {
    problems.push('ZK_SECURE_CLIENT_PORT: there is no key to speak TLS with (set ZK_TLS_DIR)');
  }
  const quorum = find('sslQuorum', 'true');
  if (quorum && quorumTlsDir === undefined && !find('ssl.quorum.keyStore.location')) {
    problems.push(
      `${quorum.subject}: there is no key to speak TLS with among the members (set ZK_QUORUM_TLS_DIR)`,
    );
  }
  const unified = find('client.portUnification', 'true');
  if (tlsOnly && unified) {
    problems.push(
      `${unified.subject}: lets plaintext in on the secure port, which ZK_TLS_ONLY is to keep out (unset one of them)`,
    );
  }
  const quorumOfOne = find('standaloneEnabled', 'false');
  if (servers.length === 0 && quorumOfOne) {
    problems.push(
      `${quorumOfOne.subject}: a server without a list of servers does not start with it (list the one server in ZK_SERVERS, or remove the key)`,
    );
  }
  return problems;
}
