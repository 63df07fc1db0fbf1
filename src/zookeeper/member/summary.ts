import type { Comparison } from '../../files/difference.ts';
import type { FileState } from '../../files/fileState.ts';

/** Which member a run was for. */
export interface Who {
  readonly myid: number;
  readonly replicas: number;
  readonly host: string;
}

/** `wrote 1 file, 5 unchanged: myid 1 of 3, zk-0.zk-hs.…` */
export function summariseRun({ states, removals = [] }: Comparison, who: Who): string {
  const written = countChanged(states);
  const removed = removals.length === 0 ? '' : `, ${removals.length} removed`;
  return `wrote ${files(written)}, ${states.length - written} unchanged${removed}: ${renderWho(who)}`;
}

/** `1 of 6 files differs: myid 1 of 3, …` */
export function summariseCheck(
  { states, missingFolders, removals = [] }: Comparison,
  who: Who,
): string {
  const [changed, folders] = [countChanged(states), missingFolders.length];
  const parts = [
    ...(changed === 0
      ? []
      : [`${changed} of ${files(states.length)} ${changed === 1 ? 'differs' : 'differ'}`]),
    ...(folders === 0 ? [] : [`${folders} ${folders === 1 ? 'folder is' : 'folders are'} missing`]),
    ...(removals.length === 0 ? [] : [`${removals.length} to be removed`]),
  ];
  const found = parts.length === 0 ? `${files(states.length)} as they shall be` : parts.join(', ');
  return `${found}: ${renderWho(who)}`;
}

function countChanged(states: readonly FileState[]): number {
  return states.filter(({ state }) => state !== 'unchanged').length;
}

function files(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

function renderWho({ myid, replicas, host }: Who): string {
  return `myid ${myid} of ${replicas}, ${host}`;
}
