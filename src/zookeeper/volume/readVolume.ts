import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { describeFileProblem } from '../../tool/fileProblem.ts';
import { readUser } from '../../tool/readUser.ts';
import { parseMemberState } from './memberState.ts';
import { judgeTxnFiles, noTxnFiles, type TxnFiles } from './txnFiles.ts';
import { stateFileName, type Volume } from './volume.ts';

interface Folders {
  readonly dataDir?: string;
  readonly dataLogDir?: string;
}

/** Reads what is on the member's volume, as far as its folders are known. */
export function readVolume({ dataDir, dataLogDir }: Folders): Volume {
  const problems: string[] = [];
  const note = (path: string, error: unknown): undefined => {
    const code = errorCode(error);
    // a folder, or a file where a folder shall be: writing finds those
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code)) return undefined;
    problems.push(describeFileProblem(path, code, readUser()));
    return undefined;
  };
  const readText = (...path: readonly string[]): string | undefined => {
    try {
      return readFileSync(join(...path), 'utf8');
    } catch (error) {
      return note(join(...path), error);
    }
  };
  const readTxnFiles = (folder: string): TxnFiles => {
    const path = join(folder, 'version-2');
    try {
      return judgeTxnFiles(readdirSync(path));
    } catch (error) {
      return note(path, error) ?? noTxnFiles;
    }
  };
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
    snapshots: dataDir === undefined ? noTxnFiles : readTxnFiles(dataDir),
    logs: dataLogDir === undefined ? noTxnFiles : readTxnFiles(dataLogDir),
    formerLogs: former === undefined ? undefined : readTxnFiles(former),
    problems,
  };
}

function formerLogDir(
  state: string | undefined,
  dataLogDir: string | undefined,
): string | undefined {
  const parsed = state === undefined ? undefined : parseMemberState(state);
  if (parsed?.ok !== true || dataLogDir === undefined) return undefined;
  return parsed.value.dataLogDir === dataLogDir ? undefined : parsed.value.dataLogDir;
}
