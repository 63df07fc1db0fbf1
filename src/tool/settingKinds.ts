import { parseBoolean, parseInteger, parsePath, parsePort } from './parsers.ts';
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

/** What is off unless it is asked for. */
export const toggle = (name: string, doc: string): Setting<boolean> => ({
  name,
  doc,
  fallback: false,
  parse: parseBoolean,
});

/** A setting that may stay unset. */
export const optional = <T>(setting: Omit<Setting<T>, 'fallback'>): Setting<T | undefined> => ({
  ...setting,
  fallback: undefined,
});
