import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { describeFileProblem } from '../../files/fileProblem.ts';
import { readFolderProblems } from '../../files/readFolders.ts';
import { readSmallFile } from '../../files/readSmallFile.ts';
import { readUser } from '../../files/readUser.ts';
import { type LogDir, metadataFolder, metaFile } from './logDir.ts';
import { parseMetaProperties } from './metaProperties.ts';

/** Looks at a log dir, with one look at its names however many logs there are; changes nothing. */
export function readLogDir(path: string): LogDir {
  const user = readUser();
  const nothing = { path, names: [], folders: [], meta: undefined, metadataNames: [] };
  const [denial] = readFolderProblems([{ path, writable: true }], user);
  if (denial !== undefined || !existsSync(path)) return { ...nothing, denial };
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const names = entries.map(({ name }) => name).toSorted();
    const folders = entries
      .filter((entry) => isFolder(path, entry))
      .map(({ name }) => name)
      .toSorted();
    const found = { path, denial, names, folders };
    if (names.includes(metaFile)) {
      const read = readSmallFile(join(path, metaFile));
      if (!read.ok) return { ...nothing, ...found, denial: read.problem };
      const meta = parseMetaProperties(read.bytes.toString('latin1'));
      return { ...found, meta, metadataNames: [] };
    }
    const metadataNames = folders.includes(metadataFolder)
      ? readdirSync(join(path, metadataFolder))
      : [];
    return { ...found, meta: undefined, metadataNames };
  } catch (error) {
    return { ...nothing, denial: describeFileProblem(path, errorCode(error), user) };
  }
}

function isFolder(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(path, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
