import type { Disk } from '../../files/disk.ts';
import { renderBytes } from '../../tool/units.ts';

/** What a member's snapshots and transaction logs take of its volumes. */
export interface Usage {
  readonly snapshots: number;
  readonly logs: number;
  /** As allocated: a log is made larger than what is in it. */
  readonly bytes: number;
  /** 0 where there is no snapshot. */
  readonly largestSnapshotBytes: number;
}

/** As many snapshots as a purge keeps by default, each with a log of preAllocSize (64 MiB by default). */
const roundsToCome = 3;
const logBytes = 64 * 1024 ** 2;

/** `4 snapshots and 5 logs take 1.2 GiB`. */
export function renderUsage({ snapshots, logs, bytes }: Usage): string {
  return `${renderNumber(snapshots, 'snapshot')} and ${renderNumber(logs, 'log')} take ${renderBytes(bytes)}`;
}

function renderNumber(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** One line for each disk on which the next snapshots and logs may find no room; a full disk ends the server. */
export function findFullDisks(disks: readonly Disk[], usage: Usage): string[] {
  const needed = roundsToCome * (usage.largestSnapshotBytes + logBytes);
  return disks
    .filter(({ freeBytes }) => freeBytes < needed)
    .map(({ path, bytes, freeBytes }) => {
      const percent = bytes === 0 ? 0 : Math.floor((freeBytes / bytes) * 100);
      return `${path}: ${renderBytes(freeBytes)} of ${renderBytes(bytes)} are free (${percent}%), and the next ${roundsToCome} snapshots and logs may take ${renderBytes(needed)} (make the volume larger, or purge sooner)`;
    });
}
