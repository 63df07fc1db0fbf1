import { isNewerThan, oldestVersion } from '../keys/key.ts';
import type { Version } from '../version.ts';

/**
 * Since when a server knows the keys that are written to servers of every version. The table of all keys
 * says the same, and is not made for a run without keys of the operator's own.
 */
const firstVersions: ReadonlyMap<string, readonly Version[]> = new Map([
  [
    '4lw.commands.whitelist',
    [
      [3, 4, 10],
      [3, 5, 3],
    ],
  ],
  ['admin.enableServer', [[3, 5, 0]]],
  ['electionPortBindRetry', [[3, 5, 6]]],
  ['leaderConnectDelayDuringRetryMs', [[3, 6, 0]]],
  ['quorumListenOnAllIPs', [[3, 4, 6]]],
  ['standaloneEnabled', [[3, 5, 0]]],
  [
    'client.certReload',
    [
      [3, 7, 2],
      [3, 8, 5],
      [3, 9, 0],
    ],
  ],
]);

/**
 * Whether a server has got a key of ours already; one that it does not know would become a system property
 * that nobody reads. A key that a setting asked for and that is not known is a problem elsewhere
 * (findVersionProblems, findSaslProblems).
 */
export function isKnownTo(version: Version | undefined, key: string): boolean {
  const since = firstVersions.get(key) ?? [oldestVersion];
  return version === undefined || !isNewerThan({ since }, version);
}
