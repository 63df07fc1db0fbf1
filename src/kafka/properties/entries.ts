import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';

/** One property of the broker, with where the operator (or we) said it. */
export interface Entry {
  readonly key: string;
  readonly value: string;
  /** `KAFKA_LISTENERS`, `--override listeners`, `listeners in /etc/kafka/server.properties`. */
  readonly subject: string;
}

/** Properties by key. */
export type Entries = ReadonlyMap<string, Entry>;

/** Puts layers over each other, the last one wins. */
export function mergeEntries(...layers: readonly (readonly Entry[])[]): Entries {
  return new Map(layers.flat().map((entry) => [entry.key, entry]));
}

/** The value of a property without the blanks around it, which Kafka does not mind. */
export function valueOf(entries: Entries, key: string): string | undefined {
  return entries.get(key)?.value.trim();
}

/** Whether a property is true; Kafka minds neither blanks nor upper case (ConfigDef.parseType). */
export function isTrue(entries: Entries, key: string, fallback = false): boolean {
  const value = valueOf(entries, key)?.toLowerCase();
  return value === undefined ? fallback : value === 'true';
}

/** A problem of a property that may be given, and else is called by its own name. */
export function issueAt(entries: Entries, key: string, problem: string): Issue {
  const entry = entries.get(key);
  return entry === undefined
    ? { subject: key, problem, exitCode: ExitCode.Config }
    : issueOf(entry, problem);
}

/** A problem of a property, named as the operator named it. */
export function issueOf(entry: Entry, problem: string): Issue {
  const exitCode = entry.subject.startsWith('--') ? ExitCode.Usage : ExitCode.Config;
  return { subject: entry.subject, problem, exitCode };
}
