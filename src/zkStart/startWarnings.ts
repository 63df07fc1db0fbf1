import type { Heap } from '../java/heap.ts';
import type { MemoryLimit } from '../pod/memoryLimit.ts';
import {
  findDeafWarnings,
  findOpenFileWarnings,
  type ProcessFacts,
} from '../process/processWarnings.ts';
import { findEvenSize } from '../zookeeper/ensemble/voters.ts';
import { findHeapProblems, findHeapWarnings } from '../zookeeper/member/heapProblems.ts';
import type { ServerConfig } from '../zookeeper/serverConfig.ts';
import type { Disk } from '../files/disk.ts';
import { findFullDisks, renderUsage, type Usage } from '../zookeeper/volume/usage.ts';

/** What can be seen before a start that may hurt later. */
export interface StartFacts extends ProcessFacts {
  readonly config: Pick<ServerConfig, 'purges' | 'voters'>;
  /** None where the JVM finds one itself. */
  readonly heap: Heap | undefined;
  readonly memory: MemoryLimit;
  readonly usage: Usage;
  readonly disks: readonly Disk[];
}

/** Each client and each peer takes one, and so does every file of a log. */
const openFileNeeds = { fewOpenFiles: 4096, openFilesUse: 'each connection takes one' };
/** What a purge would leave. */
const usualSnapshots = 3;

/** One line each. `generated`: zkGenConfig's warnings were said in this run, and are not said twice. */
export function findStartWarnings(facts: StartFacts, generated: boolean): string[] {
  const { usage, disks } = facts;
  return [
    ...findDeafWarnings(facts, 'zkStart'),
    ...(generated ? [] : findConfiguredWarnings(facts)),
    ...findPurgeWarnings(facts, generated),
    ...findFullDisks(disks, usage),
    ...findOpenFileWarnings(facts, openFileNeeds),
  ];
}

function findConfiguredWarnings({ config, heap, memory }: StartFacts): string[] {
  const even = findEvenSize(config.voters.length);
  const problems = heap === undefined ? [] : findHeapProblems(heap, memory);
  return [
    ...(even === undefined ? [] : [`zoo.cfg: ${even}`]),
    ...problems,
    ...(heap === undefined || problems.length > 0 ? [] : findHeapWarnings(heap, memory)),
  ];
}

function findPurgeWarnings({ config, usage }: StartFacts, generated: boolean): string[] {
  if (config.purges) return [];
  if (generated && usage.snapshots <= usualSnapshots) return [];
  const taken = usage.bytes === 0 ? '' : `, and ${renderUsage(usage)}`;
  return [
    `autopurge.purgeInterval: nothing is purged until the disk is full${taken} (ZK_PURGE_INTERVAL=24 purges once a day)`,
  ];
}
