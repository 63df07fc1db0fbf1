import type { Parsed } from './parsed.ts';
import { parseInteger, parsePath, parsePort } from './parsers.ts';
import type { Setting } from './settings.ts';

/** The largest of what a Java server keeps in an int. */
export const maxInt = 2 ** 31 - 1;

/** A whole number that a Java server keeps in an int. */
export const count = (name: string, fallback: number, doc: string, min = 1): Setting<number> => ({
  name,
  doc,
  fallback,
  parse: parseInteger({ min, max: maxInt }),
});

export const port = (name: string, fallback: number, doc: string): Setting<number> => ({
  name,
  doc,
  fallback,
  parse: parsePort,
});

/** A folder, by its absolute path. */
export const folder = (name: string, fallback: string, doc: string): Setting<string> => ({
  name,
  doc,
  fallback,
  parse: parsePath,
});

interface Optional<T> {
  readonly name: string;
  readonly doc: string;
  /** What counts where it is not set. */
  readonly shown?: string;
  readonly parse: (raw: string) => Parsed<T>;
}

/** A setting that may stay unset. */
export const optional = <T>(setting: Optional<T>): Setting<T | undefined> => ({
  ...setting,
  fallback: undefined,
});
