import { findNearest } from './nearest.ts';
import type { Parsed } from './parsed.ts';
import { parseChoice } from './parsers.ts';

/** One of these words, as an operand; names the one that a misspelt word most likely meant. */
export function parseWord<T extends string>(...words: readonly T[]) {
  return (raw: string): Parsed<T> => {
    const word = parseChoice(...words)(raw);
    const nearest = word.ok ? undefined : findNearest(raw, words);
    if (word.ok || nearest === undefined) return word;
    return { ok: false, problem: `${word.problem} (did you mean ${nearest}?)` };
  };
}
