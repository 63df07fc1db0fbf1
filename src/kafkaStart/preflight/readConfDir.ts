import type { FileWrite } from '../../files/fileWrite.ts';
import { readSurvey } from '../../files/readSurvey.ts';
import type { Issue } from '../../tool/settings.ts';
import { judgeConfDir } from './confDir.ts';

/** Why the files that are generated cannot be written, as far as that can be seen ahead; writes none. */
export function readConfDirIssues(files: readonly FileWrite[]): Issue[] {
  return judgeConfDir(readSurvey({ files, folders: [] }).problems);
}
