import { join } from 'node:path';
import { readSmallFile } from '../../files/readSmallFile.ts';
import { metadataFolder } from './logDir.ts';
import { parseQuorumState, type QuorumState, quorumStateFile } from './quorumState.ts';

/** What the metadata's log dir remembers of a static quorum; undefined where it says nothing of one. */
export function readQuorumState(metadataDir: string): QuorumState | undefined {
  const read = readSmallFile(join(metadataDir, metadataFolder, quorumStateFile));
  return read.ok ? parseQuorumState(read.bytes.toString('utf8')) : undefined;
}
