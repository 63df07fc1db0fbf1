import { statfsSync, statSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { type Disk, toDisk } from './disk.ts';

/** The file systems of these folders, each once; those that cannot be asked are left out. */
export function readDisks(folders: readonly string[]): Disk[] {
  const disks = new Map<number, Disk>();
  for (const path of folders) {
    try {
      const { dev } = statSync(path);
      if (!disks.has(dev)) disks.set(dev, toDisk(path, statfsSync(path)));
    } catch (error) {
      errorCode(error); // what is missing there, the server says
    }
  }
  return [...disks.values()];
}
