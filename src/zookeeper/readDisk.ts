import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import type { Disk } from './plan.ts';

interface Folders {
  readonly dataDir?: string;
  readonly libDir?: string;
}

/** Reads what is already on the member's disk, as far as its folders are known. */
export function readDisk({ dataDir, libDir }: Folders): Disk {
  return {
    myid: dataDir === undefined ? undefined : readMyid(join(dataDir, 'myid')),
    logback: libDir === undefined || logsByLogback(libDir),
  };
}

function readMyid(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    // ENOTDIR and EISDIR as well: writing finds them, and has the words for it
    if (code !== 'EACCES') return undefined;
    throw new ToolError(
      ExitCode.Config,
      [
        `${path}: cannot be read: ${code} (the volume's files must belong to the user or group that runs this)`,
      ],
      { cause: error },
    );
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
