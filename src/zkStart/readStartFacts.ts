import { readFileSync } from 'node:fs';
import { findMaxHeap } from '../java/maxHeap.ts';
import { readMemoryLimit } from '../pod/readMemoryLimit.ts';
import { parseMaxOpenFiles } from '../process/openFiles.ts';
import { findDeafShell } from '../process/processOne.ts';
import { errorCode } from '../tool/errorCode.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { renderServerArgs } from '../zookeeper/serverCommand.ts';
import { readDisks, readUsage } from '../zookeeper/volume/readUsage.ts';
import type { StartFacts } from './startWarnings.ts';

/** Looks at what may hurt later, as far as it can be seen; costs a millisecond, and refuses nothing. */
export function readStartFacts(server: Server): StartFacts {
  const { config } = server;
  const folders = [config.dataDir, config.dataLogDir].filter((folder) => folder !== undefined);
  const heap = findMaxHeap(renderServerArgs(server));
  return {
    config,
    deafShell: process.ppid === 1 ? findDeafShell(readOf('1', 'status')) : undefined,
    heap,
    memory: heap === undefined ? noLimit : readMemoryLimit(),
    usage: readUsage(folders),
    disks: readDisks(folders),
    maxOpenFiles: parseMaxOpenFiles(readOf('self', 'limits')),
  };
}

const noLimit = { bytes: undefined, problem: undefined };

/** A file of /proc; empty where it cannot be read. */
function readOf(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    errorCode(error);
    return '';
  }
}
