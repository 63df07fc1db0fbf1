import { join } from 'node:path/posix';
import { type LogDir, metadataFolder, metaFile } from '../../kafka/storage/logDir.ts';
import type { MetaProperties } from '../../kafka/storage/metaProperties.ts';
import { majorOf } from '../../kafka/version.ts';
import { configIssue } from '../../tool/configIssue.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Mode } from '../../kafka/cluster/socket.ts';

export interface OwnerFacts {
  readonly mode: Mode;
  readonly nodeId: number;
  readonly dirs: readonly LogDir[];
  readonly metadataDir: string | undefined;
  /** CLUSTER_ID, if it is set. */
  readonly clusterId: string | undefined;
  /** zookeeper.metadata.migration.enable: a broker on its way from ZooKeeper to KRaft. */
  readonly migrating: boolean;
  /** Of Kafka. */
  readonly version: string;
}

/** Whether what is on the volume is this broker's. */
export function judgeOwners(facts: OwnerFacts): Issue[] {
  const { dirs, metadataDir } = facts;
  return [
    ...dirs.flatMap((dir) => judgeMeta(dir, facts)),
    ...judgeClusters(dirs),
    ...judgeCopies(dirs),
    ...dirs.flatMap((dir) => judgeMetadataPlace(dir, metadataDir)),
    ...dirs.flatMap((dir) => judgeWayBack(dir, facts)),
  ];
}

/** What meta.properties of a log dir says; undefined where there is none that can be read. */
export function metaOf({ meta }: LogDir): MetaProperties | undefined {
  return meta?.ok === true ? meta.value : undefined;
}

function judgeMeta(dir: LogDir, facts: OwnerFacts): Issue[] {
  if (dir.meta === undefined) return [];
  const subject = join(dir.path, metaFile);
  if (!dir.meta.ok) return [configIssue(subject, dir.meta.problem)];
  const { nodeId, clusterId } = dir.meta.value;
  const problems = [findModeProblem(dir.meta.value, dir, facts)];
  if (nodeId !== undefined && nodeId !== facts.nodeId) {
    problems.push(
      `the storage belongs to broker ${nodeId}, this is ${facts.nodeId} (mount that broker's volume, or mend KAFKA_ID_OFFSET or the id)`,
    );
  }
  if (facts.mode === 'kraft' && clusterId !== undefined && facts.clusterId !== undefined) {
    if (clusterId !== facts.clusterId) {
      problems.push(
        `the storage belongs to cluster ${clusterId}, CLUSTER_ID is ${facts.clusterId} (mount the right volume, or mend CLUSTER_ID)`,
      );
    }
  }
  const said = problems.filter((problem) => problem !== undefined);
  return said.map((problem) => configIssue(subject, problem));
}

/** Storage of one mode is none for the other, but where the broker has migrated. */
function findModeProblem(
  { version, nodeId, clusterId, directoryId }: MetaProperties,
  { folders }: LogDir,
  facts: OwnerFacts,
): string | undefined {
  if (facts.mode === 'zookeeper') {
    return version === 0
      ? undefined
      : 'belongs to a broker in KRaft mode (leave zookeeper.connect out)';
  }
  if (version === 0 && [nodeId, clusterId, directoryId].every((said) => said === undefined)) {
    return 'is broken: it is empty, or says nothing of broker and cluster (restore it from a copy)';
  }
  // A broker that has migrated keeps version 0; the directory.id and the metadata tell that it has, while
  // zookeeper.metadata.migration.enable may be said to one that has not been told of KRaft yet.
  const hasMigrated = directoryId !== undefined || folders.includes(metadataFolder);
  if (version === 1 || hasMigrated) return undefined;
  return majorOf(facts.version) >= 4
    ? `belongs to a broker in ZooKeeper mode, which Kafka ${facts.version} does not have (run Kafka 3.9 with zookeeper.connect, and migrate there before)`
    : "belongs to a broker in ZooKeeper mode (give zookeeper.connect, or migrate by Kafka 3.9's steps first)";
}

function judgeClusters(dirs: readonly LogDir[]): Issue[] {
  const found = dirs.map((dir) => ({ path: dir.path, id: metaOf(dir)?.clusterId }));
  const ids = [...new Set(found.map(({ id }) => id).filter((id) => id !== undefined))];
  if (ids.length < 2) return [];
  const places = ids.map((id) => `${id} in ${found.find((one) => one.id === id)?.path}`);
  const problem = `hold more than one cluster: ${places.join(', ')} (mount the volumes that belong together)`;
  return [configIssue('log.dirs', problem)];
}

/** Two log dirs with one directory.id: Kafka stops at that. */
function judgeCopies(dirs: readonly LogDir[]): Issue[] {
  const first = new Map<string, string>();
  return dirs.flatMap((dir) => {
    const id = metaOf(dir)?.directoryId;
    if (id === undefined) return [];
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, dir.path);
      return [];
    }
    const problem = `has the directory.id of ${other}, ${id}: one is a copy of the other, or both are one folder (mount the right volume)`;
    return [configIssue(join(dir.path, metaFile), problem)];
  });
}

/** The log of the metadata in another log dir than the metadata's own: Kafka stops at that. */
function judgeMetadataPlace({ path, folders }: LogDir, metadataDir: string | undefined): Issue[] {
  if (metadataDir === undefined || path === metadataDir) return [];
  if (!folders.includes(metadataFolder)) return [];
  const problem = `holds ${metadataFolder}, but the metadata is looked for in ${metadataDir}: metadata.log.dir has changed, or the order of log.dirs, of which the first is meant (set metadata.log.dir=${path})`;
  return [configIssue(path, problem)];
}

/**
 * The log of KRaft's metadata, where ZooKeeper's shall count: a broker in ZooKeeper mode starts on it, in a
 * cluster that ZooKeeper may know no more. Before a migration ends there is a way back, whose first restart
 * is with the migration enabled (Kafka 3.9, "Reverting to ZooKeeper mode During the Migration").
 */
function judgeWayBack(dir: LogDir, { mode, migrating }: OwnerFacts): Issue[] {
  if (mode !== 'zookeeper' || migrating || !dir.folders.includes(metadataFolder)) return [];
  // refused already
  if (metaOf(dir)?.version === 1) return [];
  const steps = `start with zookeeper.metadata.migration.enable=true first, remove the controllers and /controller and /migration in ZooKeeper, then ${join(dir.path, metadataFolder)}`;
  const problem = `holds ${metadataFolder}: this broker has followed the controllers of KRaft mode, and may be ahead of what ZooKeeper knows (leave zookeeper.connect out; to go back before the migration is final: ${steps})`;
  return [configIssue(dir.path, problem)];
}
