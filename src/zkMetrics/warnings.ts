import type { Disk } from '../files/disk.ts';
import { majorityOf } from '../zookeeper/ensemble/voters.ts';
import type { Figures } from './figures.ts';

export const fullShare = 0.8;
/** As the alert ZooKeeperVolumeNearlyFull has it. */
const leftShare = 0.1;

/** What is wrong with the member's own state. */
export function warnOfState({ text }: Figures): string | undefined {
  if (text('server_state') === 'read-only') return 'no quorum: takes no writes';
  const phase = text('peer_state');
  return phase === undefined || phase.endsWith('broadcast') ? undefined : 'has not joined yet';
}

/** What a leader says of its followers: how far the ensemble is from losing its quorum. */
export function warnOfFollowers({ number }: Figures): string | undefined {
  const synced = number('synced_followers');
  const size = number('quorum_size');
  if (synced === undefined || size === undefined || synced + 1 >= size) return undefined;
  return synced + 1 <= majorityOf(size)
    ? 'one more loss stops the ensemble'
    : 'a follower is missing';
}

/** Clients that were turned away since the server started. */
export function warnOfConnections({ number }: Figures): string | undefined {
  const rejected = number('connection_rejected') ?? 0;
  return rejected === 0 ? undefined : `${rejected} turned away: maxClientCnxns or maxCnxns reached`;
}

export function warnOfFiles({ number }: Figures): string | undefined {
  const open = number('open_file_descriptor_count');
  const most = number('max_file_descriptor_count');
  if (open === undefined || most === undefined || open < most * fullShare) return undefined;
  return 'nearly all that the process may open';
}

export function warnOfDisk({ bytes, freeBytes }: Disk): string | undefined {
  return freeBytes < bytes * leftShare ? 'nearly full: a full one takes no writes' : undefined;
}
