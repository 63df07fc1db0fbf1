import { findOn, type KeyEntry } from './entry.ts';

/** What a server refuses only because of two keys together, where neither has a setting of ours. */
export function findKeyConflicts(entries: readonly KeyEntry[]): string[] {
  const find = (key: string) => entries.findLast((entry) => entry.key === key);
  const isOn = (key: string) => findOn(entries, key) !== undefined;
  // QuorumPeerConfig and AuthenticationHelper refuse the first without the second.
  const needs = (key: string, needed: string, isThere: boolean) => {
    const entry = find(key);
    return entry === undefined || !isOn(key) || isThere
      ? []
      : [
          `${entry.subject}: ${key}=true needs ${needed}, else ZooKeeper does not start (set it too)`,
        ];
  };
  const [enable, learner, server] = [
    'quorum.auth.enableSasl',
    'quorum.auth.learnerRequireSasl',
    'quorum.auth.serverRequireSasl',
  ];
  const schemes = find('enforce.auth.schemes')?.value.trim() ?? '';
  return [
    ...needs(learner, `${enable}=true`, isOn(enable)),
    ...needs(server, `${enable}=true`, isOn(enable)),
    ...needs(server, `${learner}=true`, isOn(learner)),
    ...needs('enforce.auth.enabled', 'enforce.auth.schemes', schemes !== ''),
  ];
}
