import type { Property } from '../../java/properties.ts';
import type { Ensemble } from '../ensemble/ensemble.ts';
import { renderServer } from '../ensemble/serverLine.ts';
import { isKnownTo } from './firstVersions.ts';
import { type Merged, mergeEntries } from './generated.ts';
import type { KeyEntry } from '../keys/entry.ts';
import type { MemberFacts } from './memberFacts.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { generateKeys } from './zooCfg.ts';

const trustEmpty = 'snapshot.trust.empty';

/** Whether the operator says that transaction logs without a snapshot are all there is. */
export function trustsEmpty(entries: readonly KeyEntry[]): boolean {
  return entries.some(({ key, value }) => key === trustEmpty && value.toLowerCase() === 'true');
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
  return { ...merged, problems: [...merged.problems, ...findGaps(settings, merged.properties)] };
}

// ZK_TLS_DIR brings a key, and so may key stores of another kind by keys of zoo.cfg.
function findGaps(
  { secureClientPort, tlsDir }: ZkSettings,
  properties: readonly Property[],
): string[] {
  const hasKey = properties.some(([key]) => key === 'ssl.keyStore.location');
  // what is wrong with the folder is said already
  return secureClientPort === undefined || tlsDir !== undefined || hasKey
    ? []
    : ['ZK_SECURE_CLIENT_PORT: there is no key to speak TLS with (set ZK_TLS_DIR)'];
}
