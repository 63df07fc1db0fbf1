import { stat, statfs } from 'node:fs/promises';
import { errorCode } from '../tool/errorCode.ts';
import { shared } from '../tool/shared.ts';
import { within } from '../tool/within.ts';
import { type Disk, toDisk } from './disk.ts';

/** A disk, and the device by which two folders on it are known to share it. */
export interface FoundDisk {
  readonly device: number;
  readonly disk: Disk;
}

/** Gives nothing of a folder that cannot be asked. */
export type AskDisk = (path: string) => Promise<FoundDisk | undefined>;

interface Way {
  readonly timeoutMs?: number;
  readonly ask?: AskDisk;
}

/**
 * Gives what looks at the file systems of these folders, each once. One that says nothing in time, as
 * that of a file server that is gone, is left out, and not asked again before it has answered: a
 * question that hangs keeps a thread, of which there are four.
 */
export function watchDisks(
  folders: readonly string[],
  { timeoutMs = 1000, ask = askDisk }: Way = {},
): () => Promise<readonly Disk[]> {
  const asks = [...new Set(folders)].map((path) => shared(async () => ask(path)));
  return async () => {
    const found = await Promise.all(asks.map(async (one) => within(one(), timeoutMs)));
    const disks = new Map<number, Disk>();
    for (const { device, disk } of found.filter((one) => one !== undefined)) {
      if (!disks.has(device)) disks.set(device, disk);
    }
    return [...disks.values()];
  };
}

async function askDisk(path: string): Promise<FoundDisk | undefined> {
  try {
    const { dev: device } = await stat(path);
    return { device, disk: toDisk(path, await statfs(path)) };
  } catch (error) {
    errorCode(error); // what is missing there, the server says
    return undefined;
  }
}
