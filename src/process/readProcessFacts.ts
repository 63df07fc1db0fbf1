import { readFileSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { parseMaxOpenFiles } from './openFiles.ts';
import { findDeafShell } from './processOne.ts';
import type { ProcessFacts } from './processWarnings.ts';

/** Looks at this process and at process 1; costs less than a millisecond. */
export function readProcessFacts(): ProcessFacts {
  return {
    deafShell: process.ppid === 1 ? findDeafShell(readOf('1', 'status')) : undefined,
    maxOpenFiles: parseMaxOpenFiles(readOf('self', 'limits')),
  };
}

/** A file of /proc; empty where it cannot be read. */
function readOf(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    errorCode(error);
    return '';
  }
}
