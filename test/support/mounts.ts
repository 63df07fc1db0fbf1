import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounts that are undone together. */
export interface Mounts {
  /** A small file system in memory; files take whole pages of it. */
  readonly memory: (folder: string, pages: number) => void;
  /** Shows one file or folder in the place of another. */
  readonly bind: (from: string, to: string) => void;
  /** Makes a folder read-only for everybody. */
  readonly readOnly: (folder: string) => void;
  readonly undo: () => void;
}

/** What a file takes at least in memory. */
export const pageBytes = 4096;

export function makeMounts(): Mounts {
  const places: string[] = [];
  const mount = (to: string, ...args: readonly string[]): void => {
    execFileSync('mount', [...args, to], { stdio: 'pipe' });
    places.push(to);
  };
  const bind = (from: string, to: string): void => mount(to, '--bind', from);
  return {
    memory: (folder, pages) =>
      mount(folder, '-t', 'tmpfs', '-o', `size=${pages * pageBytes},mode=755`, 'tmpfs'),
    bind,
    readOnly: (folder) => {
      bind(folder, folder);
      execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'pipe' });
    },
    undo: () => {
      for (const place of places.splice(0).toReversed()) execFileSync('umount', [place]);
    },
  };
}

/** Whether this process may mount: root outside of a container, mostly. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mounts-'));
  const mounts = makeMounts();
  try {
    mounts.memory(folder, 1);
    return true;
  } catch {
    return false;
  } finally {
    mounts.undo();
    rmSync(folder, { recursive: true });
  }
}
