import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
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
  /** Hangs whoever asks for it, as a file server that is gone does. */
  readonly hung: (folder: string) => void;
  readonly undo: () => void;
}

/** What a file takes at least in memory. */
export const pageBytes = 4096;

export function makeMounts(): Mounts {
  const places: string[] = [];
  const silent: number[] = [];
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
    hung: (folder) => {
      // a file system of FUSE (fuse(4)) whose server, this process, never says a word
      const server = openSync('/dev/fuse', 'r+');
      silent.push(server);
      const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
      execFileSync('mount', ['-i', '-t', 'fuse', '-o', options, 'hung', folder], {
        stdio: ['ignore', 'pipe', 'pipe', server],
      });
      places.push(folder);
    },
    undo: () => {
      for (const server of silent.splice(0)) closeSync(server);
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
