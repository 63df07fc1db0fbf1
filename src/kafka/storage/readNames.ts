import { readdirSync } from 'node:fs';

/** The names in a log dir; in one that cannot be read there is nothing. */
export function readNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // a stop goes on, whatever has become of the volume
  }
}
