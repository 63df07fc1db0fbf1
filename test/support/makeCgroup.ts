import { existsSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A cgroup of its own, as a container has one. */
export interface Cgroup {
  readonly folder: string;
  /** A command that runs another one in it. */
  readonly enter: (...command: readonly string[]) => [string, ...string[]];
  /** Only once nothing runs in it. */
  readonly remove: () => void;
}

/**
 * Makes a cgroup with this memory limit where this process may have one: version 1 below its own, so
 * that every limit still holds; version 2 beside its own, since one with processes has no children.
 * Gives it, or why there is none.
 */
export function makeCgroup(limitBytes: number): Cgroup | { readonly obstacle: string } {
  const lines = readFileSync('/proc/self/cgroup', 'utf8');
  const ofV1 = /^\d+:(?:[^:\n]*,)?memory(?:,[^:\n]*)?:(.*)$/m.exec(lines)?.[1];
  const ofV2 = /^0::(.*)$/m.exec(lines)?.[1];
  const own =
    ofV1 === undefined
      ? dirname(join('/sys/fs/cgroup', ofV2 ?? '', 'x'))
      : join('/sys/fs/cgroup/memory', ofV1);
  const parent = ofV1 === undefined && ofV2 !== '/' ? dirname(own) : own;
  let folder: string;
  const file = ofV1 === undefined ? 'memory.max' : 'memory.limit_in_bytes';
  try {
    folder = mkdtempSync(join(parent, 'memory-limit-test-'));
  } catch (error) {
    return { obstacle: String(error) };
  }
  if (!existsSync(join(folder, file))) {
    rmdirSync(folder);
    return { obstacle: `${folder} has no ${file}` };
  }
  writeFileSync(join(folder, file), String(limitBytes));
  const script = `echo $$ > ${folder}/cgroup.procs && exec "$@"`;
  return {
    folder,
    enter: (...command) => ['sh', '-c', script, 'sh', ...command],
    remove: () => rmdirSync(folder),
  };
}
