import { type Entries, type Entry, mergeEntries } from '../../kafka/properties/entries.ts';

interface Layers {
  readonly derived: readonly (readonly [string, string])[];
  readonly given: Entries;
  /** What counts more than what was given, since it was made from it. */
  readonly settled: readonly (readonly [string, string])[];
}

/** All properties of the broker, each with where it was said. */
export function layProperties({ derived, given, settled }: Layers): Entries {
  const entryOf = ([key, value]: readonly [string, string]): Entry => ({
    key,
    value,
    subject: given.get(key)?.subject ?? key,
  });
  return mergeEntries(
    derived.map((pair) => entryOf(pair)),
    [...given.values()],
    settled.map((pair) => entryOf(pair)),
  );
}
