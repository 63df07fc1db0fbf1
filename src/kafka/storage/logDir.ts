import type { Parsed } from '../../tool/parsed.ts';
import type { MetaProperties } from './metaProperties.ts';

/** A folder of log.dirs, or metadata.log.dir, as it was found on the volume. */
export interface LogDir {
  readonly path: string;
  /** A whole line that says why it cannot be read or written to; undefined where it can. */
  readonly denial: string | undefined;
  /** Names in it; none where it does not exist yet. */
  readonly names: readonly string[];
  /** Those of the names that are folders. */
  readonly folders: readonly string[];
  /** Undefined where there is no meta.properties. */
  readonly meta: Parsed<MetaProperties> | undefined;
  /** What the log of the metadata consists of, looked for only where there is no meta.properties. */
  readonly metadataNames: readonly string[];
}

/** The file that tells the owner. */
export const metaFile = 'meta.properties';

/** The file that a broker leaves at the very end of a clean stop, and removes when it starts. */
export const cleanMarker = '.kafka_cleanshutdown';

/** The log of the cluster's metadata, which lies in the metadata dir alone. */
export const metadataFolder = '__cluster_metadata-0';

/** Made by tiered storage, and no log of a topic (RemoteIndexCache). */
const remoteIndexFolder = 'remote-log-index-cache';

/** What Kafka marks folders with that are going: deleted, moved to another log dir, or left over. */
const going = /^(\S+)-(\S+)\.(\S+)-(?:delete|future|stray)$/;

/** Whether a log is being deleted, moved here from another log dir, or was left over. */
export function isGoing(folder: string): boolean {
  return going.test(folder);
}

/**
 * Whether a broker can load a folder in a log dir: a log, `orders-0`, is the topic and the number of its
 * partition. At any other name it stops (UnifiedLog.parseTopicPartitionName, seen on 3.9.2 and 4.3.1).
 */
export function isLoadable(folder: string): boolean {
  return folder === remoteIndexFolder || isPartition(folder);
}

/** Whether a folder holds a partition of a topic, or did. */
export function isPartition(folder: string): boolean {
  const kept = isGoing(folder) ? folder.slice(0, folder.lastIndexOf('.')) : folder;
  return /^.+-\d{1,10}$/.test(kept);
}

/** The logs that a broker loads from it. */
export function listPartitions({ folders }: Pick<LogDir, 'folders'>): readonly string[] {
  return folders.filter((folder) => folder !== metadataFolder && isPartition(folder));
}

/**
 * Whether nothing of a broker is in it: what a file system or `rm -r data/*` leaves does not count. Hidden
 * files are those, and where no topics are loaded folders such as lost+found too.
 */
export function isEmpty({ names, folders }: LogDir, isDataDir: boolean): boolean {
  return names.every((name) =>
    folders.includes(name)
      ? !isDataDir && (name.startsWith('.') || name === 'lost+found')
      : name.startsWith('.'),
  );
}

const formatFiles: ReadonlySet<string> = new Set([
  metaFile,
  `${metaFile}.tmp`,
  'bootstrap.checkpoint',
  'bootstrap.checkpoint.tmp',
  metadataFolder,
]);
const formatSnapshot = /^0{20}-0{10}(?:-\d+)?\.checkpoint(?:\.part)?$/;

/**
 * Whether there is nothing in it but what StorageTool makes, finished or not, so that no broker ever ran
 * on it: a running one leaves `.lock` (the order in which StorageTool makes them, seen with strace on
 * 3.9.2 and 4.3.1: bootstrap.checkpoint, a first snapshot, meta.properties, each by a .tmp or .part).
 */
export function isOnlyFormatted({ names, metadataNames }: LogDir): boolean {
  return (
    names.length > 0 &&
    names.every((name) => formatFiles.has(name)) &&
    metadataNames.every((name) => formatSnapshot.test(name))
  );
}
