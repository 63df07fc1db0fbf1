import { findEvenSize } from '../ensemble/voters.ts';
import { listSetting } from './listSetting.ts';
import type { ZkSettings } from './settings.ts';

/** A follower that lags longer than this serves what has long changed; the usual limit is 10 s. */
const longLagMs = 120_000;
const leastSnapshots = 3;

/** What is odd but legal: said, and done. */
export function findSettingWarnings(
  settings: ZkSettings,
  { voters }: { readonly voters: readonly number[] },
): string[] {
  const size = voters.length;
  const { syncLimit, tickTime, snapRetainCount } = settings;
  const warnings: string[] = [];
  const even = findEvenSize(size);
  if (even !== undefined) warnings.push(`${listSetting(settings)}: ${even}`);
  if (size > 1 && syncLimit * tickTime > longLagMs) {
    warnings.push(
      `ZK_SYNC_LIMIT: ${syncLimit} ticks of ${tickTime} ms let a follower lag ${(syncLimit * tickTime) / 1000} s before it is dropped (is the right key of the ConfigMap read? 5 is usual)`,
    );
  }
  const { replicas, servers } = settings;
  if (servers !== undefined && replicas !== undefined && replicas !== servers.length) {
    warnings.push(
      `ZK_REPLICAS: ${replicas}, and the list of servers has ${servers.length}: the list counts`,
    );
  }
  if (settings.purgeInterval === 0) {
    warnings.push(
      'ZK_PURGE_INTERVAL: 0 keeps every snapshot and log until the disk is full (24 purges once a day)',
    );
  }
  if (snapRetainCount < leastSnapshots) {
    warnings.push(
      `ZK_SNAP_RETAIN_COUNT: ZooKeeper keeps ${leastSnapshots} snapshots at least, got ${snapRetainCount}`,
    );
  }
  if (settings.ensemble !== undefined) {
    warnings.push(
      "ZK_ENSEMBLE: ignored: the members follow from ZK_REPLICAS and the pod's name (remove it)",
    );
  }
  if (settings.user !== undefined) {
    warnings.push(
      'ZK_USER: ignored: files belong to the user that writes them (set runAsUser and fsGroup in the pod)',
    );
  }
  return warnings;
}
