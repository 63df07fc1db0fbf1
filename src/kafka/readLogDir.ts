import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolderProblems } from '../tool/readFolders.ts';
import { cleanMarker, type LogDir } from './logDir.ts';
import { type MetaProperties, parseMetaProperties } from './metaProperties.ts';

/** Looks at a log dir; changes nothing. */
export function readLogDir(path: string): LogDir {
  const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const [denial] = readFolderProblems([{ path, writable: true }], user);
  if (denial !== undefined || !existsSync(path)) {
    return { path, denial, names: [], meta: undefined };
  }
  return { path, denial, names: readdirSync(path).toSorted(), meta: readMeta(path) };
}

/** How many of the log dirs hold the marker of a clean stop. */
export function readCleanMarkers(logDirs: readonly string[]): number {
  return logDirs.filter((path) => existsSync(join(path, cleanMarker))).length;
}

function readMeta(path: string): MetaProperties | undefined {
  const file = join(path, 'meta.properties');
  return existsSync(file) ? parseMetaProperties(readFileSync(file, 'latin1')) : undefined;
}
