import { join } from 'node:path/posix';
import { type Entries, type Entry, issueOf } from '../../kafka/properties/entries.ts';
import { splitList } from '../../kafka/cluster/listeners.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Way } from './mode.ts';

/** Below the mount point of the volume, where a file system keeps its lost+found. */
export const defaultLogDir = '/var/lib/kafka/data';

/** Where a broker or controller stores. */
export interface StorageDirs {
  /** All of them, each once. */
  readonly logDirs: readonly string[];
  /** Those of topics, from which a broker loads every folder; none for a controller alone. */
  readonly dataDirs: readonly string[];
  /** That of the cluster's metadata; undefined in ZooKeeper mode. */
  readonly metadataDir: string | undefined;
}

interface LogDirFacts {
  readonly given: Entries;
  readonly way: Way;
  /** A broker in ZooKeeper mode that follows the KRaft controllers already. */
  readonly migrating: boolean;
}

/**
 * Every folder that is stored in: log.dirs before log.dir, as Kafka takes them, and the metadata's own,
 * which is the first of them where nobody says otherwise.
 */
export function decideLogDirs(facts: LogDirFacts, issues: Issue[]): StorageDirs {
  const { given, way, migrating } = facts;
  const data = given.get('log.dirs') ?? given.get('log.dir');
  const dirs = data === undefined ? [defaultLogDir] : readFolders(data, issues);
  issues.push(...findDeadLogDir(given));
  const dataDirs = way.roles.includes('broker') ? [...new Set(dirs)] : [];
  if (data !== undefined) issues.push(...findNested(data, dataDirs, dirs));
  if (way.mode === 'zookeeper' && !migrating) {
    return { logDirs: [...new Set(dirs)], dataDirs, metadataDir: undefined };
  }
  const own = given.get('metadata.log.dir');
  const [metadataDir] = own === undefined ? dirs : readFolders(own, issues);
  if (own !== undefined && metadataDir !== undefined) {
    issues.push(...findNested(own, dataDirs, [metadataDir]));
  }
  const all = metadataDir === undefined ? dirs : [...dirs, metadataDir];
  return { logDirs: [...new Set(all)], dataDirs, metadataDir };
}

/** A log dir within one that topics are loaded from: the broker takes the folder for a topic, and stops. */
function findNested(
  entry: Entry,
  dataDirs: readonly string[],
  dirs: readonly string[],
): readonly Issue[] {
  for (const inner of dirs) {
    const path = join(inner, '/');
    const outer = dataDirs.find(
      (dir) => path !== join(dir, '/') && path.startsWith(join(dir, '/')),
    );
    if (outer === undefined) continue;
    const problem = `${inner} lies in ${outer}, and the broker would take that folder for a topic and stop (put them beside each other)`;
    return [issueOf(entry, problem)];
  }
  return [];
}

/**
 * log.dir, where log.dirs is set too and Kafka takes that: refused where it was said over a file or
 * variable that says log.dirs, since the data would go where nobody looks for it.
 */
function findDeadLogDir(given: Entries): Issue[] {
  const [dead, used] = [given.get('log.dir'), given.get('log.dirs')];
  if (dead === undefined || used === undefined) return [];
  if (splitList(dead.value).join() === splitList(used.value).join()) return [];
  if (rankOf(dead) <= rankOf(used)) return [];
  const where = splitList(used.value).join(', ');
  const problem = `counts for nothing beside ${used.subject}, which Kafka takes instead: all data would go to ${where} (say log.dirs in the place of log.dir, or leave it out)`;
  return [issueOf(dead, problem)];
}

/** The same where both were said in one place: which of them is meant is not known, and Kafka goes by log.dirs. */
export function warnOfTwoLogDirs(given: Entries): string[] {
  const [dead, used] = [given.get('log.dir'), given.get('log.dirs')];
  if (dead === undefined || used === undefined || rankOf(dead) !== rankOf(used)) return [];
  if (splitList(dead.value).join() === splitList(used.value).join()) return [];
  return [`${dead.subject}: counts for nothing beside ${used.subject} (leave it out)`];
}

/** How late it was said: file, variable, override. */
function rankOf({ subject }: Entry): number {
  if (subject.startsWith('--')) return 2;
  return subject.includes(' in ') ? 0 : 1;
}

function readFolders(entry: Entry, issues: Issue[]): readonly string[] {
  const folders = splitList(entry.value);
  if (folders.length > 0 && folders.every((folder) => folder.startsWith('/'))) return folders;
  issues.push(issueOf(entry, `expected absolute paths, got ${quote(entry.value)}`));
  return [];
}
