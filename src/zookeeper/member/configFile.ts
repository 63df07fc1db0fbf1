import { findBadEscape, parseProperties } from '../../java/properties.ts';
import type { KeyEntry } from '../keys/entry.ts';

interface ConfigFile {
  readonly entries: readonly KeyEntry[];
  /** Each begins with the path. */
  readonly problems: readonly string[];
}

/** Several times as many as ZooKeeper knows. */
const maxKeys = 1000;

/** The keys of a mounted file like zoo.cfg, and what java.util.Properties would not read as it stands there. */
export function listConfigEntries(path: string, text: string): ConfigFile {
  const reject = (problem: string) => ({ entries: [], problems: [`${path}: ${problem}`] });
  const escaped = findBadEscape(text);
  if (escaped !== undefined) {
    return reject(
      `${escaped}: a \\u without four hexadecimal digits, for which java reads none of the file (a backslash is written \\\\)`,
    );
  }
  const properties = parseProperties(text);
  if (properties.length > maxKeys) {
    return reject(`${properties.length} keys, expected a file like zoo.cfg (is it the right one?)`);
  }
  const entries = properties.map(([spelled, value]) => {
    const key = spelled.trim();
    return { key, value: value.trim(), subject: `${path}: ${key}` };
  });
  return { entries, problems: findRepeated(entries).map((key) => `${path}: ${key}`) };
}

// Of a key that is there twice, java.util.Properties keeps the last value and says nothing.
function findRepeated(entries: readonly KeyEntry[]): string[] {
  const times = new Map<string, number>();
  for (const { key } of entries) times.set(key, (times.get(key) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => `${key} is there ${count} times (keep one)`);
}
