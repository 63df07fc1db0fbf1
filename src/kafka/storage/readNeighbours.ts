import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { type LogDir, metaFile } from './logDir.ts';
import { readLogDir } from './readLogDir.ts';

/** A volume has few folders at its root; where there are more, it is no volume of a broker. */
const maxFolders = 64;

/**
 * The folders above, beside and below the log dirs that hold a meta.properties, and are no log dirs
 * themselves. Costs a look for the file in each, and more only where it is.
 */
export function readNeighbours(dirs: readonly LogDir[]): LogDir[] {
  const parents = dirs.map(({ path }) => dirname(path));
  const below = dirs
    .filter(({ meta }) => meta === undefined)
    .flatMap(({ path, folders }) => folders.slice(0, maxFolders).map((name) => join(path, name)));
  const places = new Set([...parents, ...parents.flatMap(listFolders), ...below]);
  for (const { path } of dirs) places.delete(path);
  return [...places].filter((path) => existsSync(join(path, metaFile))).map(readLogDir);
}

function listFolders(parent: string): string[] {
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .slice(0, maxFolders)
      .map(({ name }) => join(parent, name));
  } catch (error) {
    errorCode(error); // not there yet, or nobody's business
    return [];
  }
}
