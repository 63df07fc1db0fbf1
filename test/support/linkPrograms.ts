import { accessSync, constants, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Makes a folder that is a PATH of these programs alone. */
export function linkPrograms(folder: string, names: readonly string[]): void {
  mkdirSync(folder);
  for (const name of names) symlinkSync(find(name), join(folder, name));
}

function find(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const path = folders.map((folder) => join(folder, name)).find(isProgram);
  if (path === undefined) throw new Error(`${name} is not on the PATH`);
  return path;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
