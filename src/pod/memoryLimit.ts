import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

/** How much memory the container may use before the kernel kills it. */
export interface MemoryLimit {
  /** None where there is no limit, or none that could be read. */
  readonly bytes: number | undefined;
  /** What could not be read on the way: the true limit may be lower than what is known. */
  readonly problem: string | undefined;
}

/**
 * Where the kernel shows the limits of a process: below `cgroupRoot` (/sys/fs/cgroup), for the
 * cgroups in the text of /proc/self/cgroup (cgroups(7), lines `hierarchy:controllers:path`), those
 * of every parent, and those of the mounts themselves. A container without a cgroup namespace reads
 * the path of the node, but only its own cgroup is mounted; hence a file may be missing.
 */
export function listLimitFiles(cgroupText: string, cgroupRoot: string): string[] {
  const files = cgroupText.split('\n').flatMap((line) => {
    const [, hierarchy, controllers = '', path = ''] = /^(\d+):([^:]*):(\/.*)$/.exec(line) ?? [];
    if (hierarchy === '0' && controllers === '') {
      return listFiles(v2Mounts, path, 'memory.max');
    }
    return controllers.split(',').includes('memory')
      ? listFiles(['memory', controllers], path, 'memory.limit_in_bytes')
      : [];
  });
  return [...new Set(files)].map((file) => `${cgroupRoot}/${file}`);
}

// systemd mounts version 2 beside version 1 as `unified`
const v2Mounts = ['', 'unified'];

function listFiles(mounts: readonly string[], path: string, name: string): string[] {
  // a cgroup outside of the namespace begins with `/..`: no folder that is mounted
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const names = parts.includes('..') ? [] : parts;
  return mounts.flatMap((mount) =>
    [...names.keys(), names.length].map((depth) =>
      [mount, ...names.slice(0, depth), name].filter((part) => part !== '').join('/'),
    ),
  );
}

/**
 * Reads a file `memory.max` or `memory.limit_in_bytes`. No limit is `max` in version 2, and in
 * version 1 a number next to 2^63 that depends on the page size; no machine has the 2^53 bytes that
 * are taken for it here.
 */
export function parseMemoryLimit(text: string): Parsed<number | undefined> {
  const line = text.trim();
  if (line === 'max') return accept(undefined);
  if (!/^\d{1,20}$/.test(line)) return reject(`expected bytes or max, got ${quote(line)}`);
  return accept(Number(line) > Number.MAX_SAFE_INTEGER ? undefined : Number(line));
}
