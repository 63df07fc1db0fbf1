import type { Property } from '../../java/properties.ts';
import type { KeyEntry } from '../keys/entry.ts';

/** A key of zoo.cfg as zkGenConfig writes it. */
export interface Generated {
  readonly key: string;
  readonly value: string;
  /** The setting that says it; a key without one is a default, which gives way to an operator's own. */
  readonly from?: string;
  /** Another key that a default gives way to, since it says the same in its own way. */
  readonly unless?: string;
}

export interface Merged {
  readonly properties: readonly Property[];
  readonly problems: readonly string[];
}

/** Puts the operator's own keys in the place of defaults, and behind all others; `servers` come last. */
export function mergeEntries(
  written: readonly Generated[],
  entries: readonly KeyEntry[],
  servers: readonly Property[],
): Merged {
  const own = new Map(entries.map((entry) => [entry.key, entry]));
  const generated = written.filter(({ unless }) => unless === undefined || !own.has(unless));
  const problems = generated.flatMap(({ key, value, from }) => {
    const entry = own.get(key);
    if (entry === undefined || from === undefined || entry.value === value) return [];
    return [`${entry.subject}: zoo.cfg gets ${key} from ${from} (set that instead)`];
  });
  const keys = new Set(generated.map(({ key }) => key));
  const further = entries
    .filter(({ key }) => !keys.has(key))
    .map(({ key, value }) => [key, value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    properties: [
      ...generated.map(({ key, value }) => [key, own.get(key)?.value ?? value] as const),
      ...further,
      ...servers,
    ],
    problems,
  };
}
