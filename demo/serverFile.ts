import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process that a demo started. */
export interface KnownProcess {
  readonly name: string;
  readonly pid: number;
  /** When it began, in the kernel's ticks since boot: with the pid it names one process for ever. */
  readonly began: string;
}

const fileName = 'servers.json';

/** Writes down which servers are there, so that a later run finds them. */
export function writeServers(folder: string, pids: ReadonlyMap<string, number>): void {
  const known = [...pids].flatMap(([name, pid]): readonly KnownProcess[] => {
    const began = readBegin(pid);
    return began === undefined ? [] : [{ name, pid, began }];
  });
  const path = join(folder, fileName);
  writeFileSync(`${path}.new`, `${JSON.stringify(known, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** The servers of an earlier run that are still there. */
export function readLiveServers(folder: string): readonly KnownProcess[] {
  const path = join(folder, fileName);
  if (!existsSync(path)) return [];
  return parseServers(readFileSync(path, 'utf8')).filter(isAlive);
}

export function isAlive({ pid, began }: KnownProcess): boolean {
  return readBegin(pid) === began;
}

function parseServers(text: string): readonly KnownProcess[] {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isKnownProcess) : [];
}

function isKnownProcess(value: unknown): value is KnownProcess {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'began' in value &&
    typeof value.began === 'string'
  );
}

// Field 22 of /proc/<pid>/stat, behind the command's name in parentheses; a zombie has ended (proc(5)).
function readBegin(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined; // no such process
  }
}
