import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem } from '../tool/fileProblem.ts';
import { readUser } from '../tool/readUser.ts';
import type { Disk } from './plan.ts';

interface Folders {
  readonly dataDir?: string;
  readonly libDir?: string;
}

/** Reads what is already on the member's disk, as far as its folders are known. */
export function readDisk({ dataDir, libDir }: Folders): Disk {
  return {
    ...(dataDir === undefined ? nothing : readMyid(join(dataDir, 'myid'))),
    logback: libDir === undefined || logsByLogback(libDir),
  };
}

const nothing = { myid: undefined, problem: undefined };

function readMyid(path: string): Pick<Disk, 'myid' | 'problem'> {
  try {
    return { myid: readFileSync(path, 'utf8'), problem: undefined };
  } catch (error) {
    const code = errorCode(error);
    // a folder, or a file where a folder shall be: writing finds those
    if (code !== 'EACCES') return nothing;
    return { myid: undefined, problem: describeFileProblem(path, code, readUser()) };
  }
}

// Where the jars cannot be seen, logback.xml is written too: log4j does not read it.
function logsByLogback(libDir: string): boolean {
  try {
    const jars = readdirSync(libDir).filter((name) => name.endsWith('.jar'));
    return jars.length === 0 || jars.some((name) => name.startsWith('logback-classic-'));
  } catch (error) {
    errorCode(error);
    return true;
  }
}
