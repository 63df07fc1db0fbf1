import { splitList } from '../cluster/listeners.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { listTopics } from '../storage/logs.ts';
import { readNames } from '../storage/readNames.ts';
import { deniedTopics, type Partition } from '../wire/metadata.ts';
import type { Ask } from './target.ts';

interface Seen {
  /** Of the broker of this pod. */
  readonly properties: Entries;
  /** All that it has told of. */
  readonly partitions: readonly Partition[];
}

/**
 * The topics that this broker has logs of and that who asks it may not see: an authorizer leaves them out of what
 * it tells, as if they were not there. What is on the volume and is not told of is asked for by its name, since it may
 * be a topic that has just been deleted.
 */
export async function askHiddenTopics(
  ask: Ask,
  { properties, partitions }: Seen,
): Promise<readonly string[]> {
  const told = new Set(partitions.map(({ topic }) => topic));
  const dirs = splitList(valueOf(properties, 'log.dirs') ?? valueOf(properties, 'log.dir') ?? '');
  const held = new Set(dirs.flatMap((dir) => listTopics(readNames(dir))));
  const missing = [...held].filter((topic) => !told.has(topic));
  return missing.length === 0 ? [] : ask(deniedTopics(missing));
}
