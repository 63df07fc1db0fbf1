import {
  isEmpty,
  listPartitions,
  type LogDir,
  metadataFolder,
} from '../../kafka/storage/logDir.ts';
import { configIssue } from '../../tool/configIssue.ts';
import type { Issue } from '../../tool/settings.ts';
import { metaOf } from './owners.ts';
import { list } from './places.ts';

export interface NeighbourFacts {
  readonly nodeId: number;
  readonly clusterId: string | undefined;
  readonly dirs: readonly LogDir[];
  readonly dataDirs: readonly string[];
  /** Folders above, beside and below the log dirs that hold a meta.properties, and are none of them. */
  readonly neighbours: readonly LogDir[];
}

/** Storage of this broker that lies beside its log dirs: where those have moved, or one was left out. */
export function judgeNeighbours(facts: NeighbourFacts): Issue[] {
  const ours = facts.neighbours.filter((neighbour) => isOurs(neighbour, facts));
  const lost = facts.dirs.find((dir) => dir.denial === undefined && isUnused(dir, facts.dataDirs));
  const [moved] = ours;
  if (moved === undefined) return [];
  if (lost !== undefined) {
    const what = lost.names.length === 0 ? 'is empty' : 'has no meta.properties';
    const problem = `${what}, while ${moved.path} holds storage of this broker, ${facts.nodeId}: has log.dirs or metadata.log.dir changed? (name ${moved.path} there, or move it away if it is not needed)`;
    return [configIssue(lost.path, problem)];
  }
  return ours.flatMap((neighbour) => judgeDropped(neighbour, facts));
}

function isUnused(dir: LogDir, dataDirs: readonly string[]): boolean {
  return dir.meta === undefined && (isEmpty(dir, dataDirs.includes(dir.path)) || !hasLogs(dir));
}

function hasLogs(dir: LogDir): boolean {
  return listPartitions(dir).length > 0 || dir.folders.includes(metadataFolder);
}

function isOurs(neighbour: LogDir, { nodeId, clusterId, dirs }: NeighbourFacts): boolean {
  const meta = metaOf(neighbour);
  if (meta?.nodeId !== nodeId) return false;
  const cluster = clusterId ?? dirs.map((dir) => metaOf(dir)?.clusterId).find(Boolean);
  return cluster === undefined || meta.clusterId === undefined || meta.clusterId === cluster;
}

/**
 * A log dir that log.dirs names no more. A partition is in one log dir of a broker only: a folder with
 * some that the log dirs have as well is a copy, and no business of ours.
 */
function judgeDropped(neighbour: LogDir, { dirs }: NeighbourFacts): Issue[] {
  const used = new Set(dirs.flatMap(({ folders }) => folders));
  const ids = dirs.map((dir) => metaOf(dir)?.directoryId).filter(Boolean);
  const partitions = listPartitions(neighbour);
  const logs = [...partitions, ...neighbour.folders.filter((name) => name === metadataFolder)];
  const isCopy = ids.includes(metaOf(neighbour)?.directoryId) || logs.some((log) => used.has(log));
  if (logs.length === 0 || isCopy) return [];
  const problem = `holds ${logs.length} ${logs.length === 1 ? 'log' : 'logs'} of this broker that none of log.dirs has (${list(logs)}): left out of log.dirs? (name it there, or move it away if they are not needed)`;
  return [configIssue(neighbour.path, problem)];
}
