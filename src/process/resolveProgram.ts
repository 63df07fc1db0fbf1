import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';

/**
 * Finds the file that a shell would run for `name`. Throws a ToolError with 127 where there is
 * none and 126 where there is one that cannot be executed, as a shell does; `remedy` ends its line.
 */
export function resolveProgram(name: string, env: Env, remedy: string): string {
  const found = listFiles(name, env);
  const runnable = found.find((path) => isExecutable(path));
  if (runnable !== undefined) return runnable;
  const [first] = found;
  if (first !== undefined) {
    throw new ToolError(ExitCode.NotExecutable, [`${first}: not executable (${remedy})`]);
  }
  const where = name.includes('/') ? '' : ' on the PATH';
  throw new ToolError(ExitCode.NotFound, [`${name}: not found${where} (${remedy})`]);
}

/** The same for a program that is of use, and can be done without. */
export function resolveOptionalProgram(name: string, env: Env): string | undefined {
  return listFiles(name, env).find((path) => isExecutable(path));
}

function listFiles(name: string, env: Env): string[] {
  const candidates = name.includes('/')
    ? [name]
    : (env['PATH'] ?? '').split(':').map((folder) => join(folder === '' ? '.' : folder, name));
  return candidates.filter((path) => isFile(path));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // absent, or behind a folder that may not be searched
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
