import { closeSync, openSync, readSync } from 'node:fs';
import { chooseClusterId } from './clusterId.ts';

const idBytes = 16;
/** What node:crypto itself asks in the end; that module would add a fifth to the start of Node. */
const randomSource = '/dev/urandom';

/** An id for a new cluster, by chance. */
export function readFreshClusterId(): string {
  const bytes = new Uint8Array(idBytes);
  const source = openSync(randomSource, 'r');
  try {
    readSync(source, bytes);
  } finally {
    closeSync(source);
  }
  return chooseClusterId(bytes) ?? readFreshClusterId();
}
