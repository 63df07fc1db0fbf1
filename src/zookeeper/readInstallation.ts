import { readdirSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { type Installation, judgeJars } from './installation.ts';

/** What the jars in a folder can do; nothing is known where it cannot be read. */
export function readInstallation(libDir: string | undefined): Installation {
  if (libDir === undefined) return judgeJars([]);
  try {
    return judgeJars(readdirSync(libDir));
  } catch (error) {
    errorCode(error);
    return judgeJars([]);
  }
}
