import { type Entries, type Entry, issueOf } from '../../kafka/properties/entries.ts';
import { splitList } from '../../kafka/cluster/listeners.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';

/** Below the mount point of the volume, where a file system keeps its lost+found. */
export const defaultLogDir = '/var/lib/kafka/data';

/** Every folder that the broker stores in: log.dirs before log.dir, as Kafka takes them, and the metadata's own. */
export function decideLogDirs(given: Entries, issues: Issue[]): readonly string[] {
  const data = given.get('log.dirs') ?? given.get('log.dir');
  const metadata = given.get('metadata.log.dir');
  const dirs = [
    ...(data === undefined ? [defaultLogDir] : readFolders(data, issues)),
    ...(metadata === undefined ? [] : readFolders(metadata, issues)),
  ];
  return [...new Set(dirs)];
}

function readFolders(entry: Entry, issues: Issue[]): readonly string[] {
  const folders = splitList(entry.value);
  if (folders.length > 0 && folders.every((folder) => folder.startsWith('/'))) return folders;
  issues.push(issueOf(entry, `expected absolute paths, got ${quote(entry.value)}`));
  return [];
}
