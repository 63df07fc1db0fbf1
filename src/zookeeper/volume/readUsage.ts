import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import type { Usage } from './usage.ts';

const bytesPerBlock = 512;

/** What snapshots and logs take of the disk; nothing where there are none, or none to be seen. */
export function readUsage(folders: readonly string[]): Usage {
  const files = [...new Set(folders)].flatMap((folder) => readFiles(join(folder, 'version-2')));
  const snapshots = files.filter(({ name }) => name.startsWith('snapshot.'));
  const bytes = files.map((file) => file.bytes);
  return {
    snapshots: snapshots.length,
    logs: files.length - snapshots.length,
    bytes: bytes.reduce((sum, one) => sum + one, 0),
    largestSnapshotBytes: snapshots.reduce((most, one) => Math.max(most, one.bytes), 0),
  };
}

function readFiles(folder: string): { readonly name: string; readonly bytes: number }[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^(?:snapshot|log)\.[0-9a-f]/.test(name))
      .map((name) => {
        const stats = statSync(join(folder, name), { throwIfNoEntry: false });
        return { name, bytes: (stats?.blocks ?? 0) * bytesPerBlock };
      });
  } catch (error) {
    errorCode(error); // no data yet, or none that may be read, which the server says
    return [];
  }
}
