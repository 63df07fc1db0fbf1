import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import { listLimitFiles, type MemoryLimit, parseMemoryLimit } from './memoryLimit.ts';

/**
 * The memory limit of the container that this process runs in, the least of its cgroup and of all
 * parents that can be seen, under cgroup version 1 and 2. None on a machine without cgroups.
 */
export function readMemoryLimit(
  procFolder = '/proc/self',
  cgroupRoot = '/sys/fs/cgroup',
): MemoryLimit {
  const cgroups = readText(join(procFolder, 'cgroup'));
  if (!cgroups.ok) return { bytes: undefined, problem: cgroups.problem };
  const reads = listLimitFiles(cgroups.value ?? '', cgroupRoot).map(readLimit);
  const limits = reads.flatMap((read) => (read.ok && read.value !== undefined ? [read.value] : []));
  return {
    bytes: limits.length === 0 ? undefined : Math.min(...limits),
    problem: reads.find((read) => !read.ok)?.problem,
  };
}

function readLimit(path: string): Parsed<number | undefined> {
  const text = readText(path);
  if (!text.ok || text.value === undefined) return text.ok ? accept(undefined) : text;
  return named(path, parseMemoryLimit(text.value));
}

/** The text of a file; none where there is no such file. */
function readText(path: string): Parsed<string | undefined> {
  try {
    return accept(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return accept(undefined);
    return reject(`${path}: cannot be read: ${code}`);
  }
}
