import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { describeFileProblem } from '../../files/fileProblem.ts';
import { readFolderProblems } from '../../files/readFolders.ts';
import { readUser } from '../../files/readUser.ts';
import type { LogDir } from './logDir.ts';
import { type MetaProperties, parseMetaProperties } from './metaProperties.ts';

const metaFile = 'meta.properties';

/** Looks at a log dir; changes nothing. */
export function readLogDir(path: string): LogDir {
  const user = readUser();
  const [denial] = readFolderProblems([{ path, writable: true }], user);
  const nothing = { path, denial, names: [], meta: undefined };
  if (denial !== undefined || !existsSync(path)) return nothing;
  const file = join(path, metaFile);
  try {
    return { path, denial, names: readdirSync(path).toSorted(), meta: readMeta(file) };
  } catch (error) {
    return { ...nothing, denial: describeFileProblem(file, errorCode(error), user) };
  }
}

function readMeta(file: string): MetaProperties | undefined {
  return existsSync(file) ? parseMetaProperties(readFileSync(file, 'latin1')) : undefined;
}
