import { findMaxHeap } from '../java/maxHeap.ts';
import { readMemoryLimit } from '../pod/readMemoryLimit.ts';
import { readProcessFacts } from '../process/readProcessFacts.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { dataFolders } from '../zookeeper/serverConfig.ts';
import { renderServerArgs } from '../zookeeper/serverCommand.ts';
import { readDisks } from '../files/readDisks.ts';
import { readUsage } from '../zookeeper/volume/readUsage.ts';
import type { StartFacts } from './startWarnings.ts';

/** Looks at what may hurt later, as far as it can be seen; costs a millisecond, and refuses nothing. */
export function readStartFacts(server: Server): StartFacts {
  const { config } = server;
  const folders = dataFolders(config);
  const heap = findMaxHeap(renderServerArgs(server));
  return {
    ...readProcessFacts(),
    config,
    heap,
    memory: heap === undefined ? noLimit : readMemoryLimit(),
    usage: readUsage(folders),
    disks: readDisks(folders),
  };
}

const noLimit = { bytes: undefined, problem: undefined };
