import { cleanMarker } from './logDir.ts';
import { countLogs, type Logs } from './logs.ts';
import { readNames } from './readNames.ts';

/** Looks at each of these log dirs; in one that cannot be read there is nothing. */
export function readLogs(dirs: readonly string[]): Logs[] {
  return dirs.map((path) => {
    const names = readNames(path);
    return { path, count: countLogs(names), marked: names.includes(cleanMarker) };
  });
}
