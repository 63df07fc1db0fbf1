import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { describeFileProblem } from '../../files/fileProblem.ts';
import { isLink } from '../../files/readLink.ts';
import { readSmallFile } from '../../files/readSmallFile.ts';
import { readUser } from '../../files/readUser.ts';
import { parseMemberState } from './memberState.ts';
import { judgeTxnFiles, noTxnFiles, type TxnFiles } from './txnFiles.ts';
import { initializeFileName, stateFileName, type Volume } from './volume.ts';

interface Folders {
  readonly dataDir?: string;
  readonly dataLogDir?: string;
}

/** Reads what is on the member's volume, as far as its folders are known. */
export function readVolume({ dataDir, dataLogDir }: Folders): Volume {
  const problems: string[] = [];
  // Nothing there is fine, and so is a folder, or no folder where one shall be: writing finds those.
  // But a link that leads nowhere hides what the volume had.
  const note = (path: string, code: string): undefined => {
    const isLost = code === 'ELOOP' && existsSync(dirname(path));
    if (isLost || !['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code)) {
      problems.push(describeFileProblem(path, code, readUser()));
    }
    return undefined;
  };
  const readText = (...names: readonly string[]): string | undefined => {
    const path = join(...names);
    const read = readSmallFile(path);
    return read.ok ? read.bytes.toString('utf8') : note(path, read.code);
  };
  const readTxnFiles = (folder: string): TxnFiles => {
    const path = join(folder, 'version-2');
    try {
      return judgeTxnFiles(readdirSync(path));
    } catch (error) {
      const code = errorCode(error);
      return note(path, code === 'ENOENT' && isLink(path) ? 'ELOOP' : code) ?? noTxnFiles;
    }
  };
  const readFormer = (folder: string) =>
    existsSync(join(folder, 'version-2')) ? readTxnFiles(folder) : 'gone';
  const ofDataDir = (...path: readonly string[]) =>
    dataDir === undefined ? undefined : readText(dataDir, ...path);
  const state = ofDataDir(stateFileName);
  const former = formerLogDir(state, dataLogDir);
  return {
    myid: ofDataDir('myid'),
    state,
    logMark: dataLogDir === undefined ? undefined : readText(dataLogDir, stateFileName),
    currentEpoch: ofDataDir('version-2', 'currentEpoch'),
    acceptedEpoch: ofDataDir('version-2', 'acceptedEpoch'),
    joinedAtMs: dataDir === undefined ? 0 : readTime(join(dataDir, 'version-2', 'currentEpoch')),
    snapshots: dataDir === undefined ? noTxnFiles : readTxnFiles(dataDir),
    logs: dataLogDir === undefined ? noTxnFiles : readTxnFiles(dataLogDir),
    mayVote: dataLogDir !== undefined && existsSync(join(dataLogDir, initializeFileName)),
    formerLogs: former === undefined ? undefined : readFormer(former),
    problems,
  };
}

function readTime(path: string): number {
  try {
    return Math.floor(statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  } catch (error) {
    errorCode(error);
    return 0; // why, is said where the file is read
  }
}

function formerLogDir(
  state: string | undefined,
  dataLogDir: string | undefined,
): string | undefined {
  const parsed = state === undefined ? undefined : parseMemberState(state);
  if (parsed?.ok !== true || dataLogDir === undefined) return undefined;
  return parsed.value.dataLogDir === dataLogDir ? undefined : parsed.value.dataLogDir;
}
