/** A value read from text, or the problem in words; a parser never throws. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function reject(problem: string): Parsed<never> {
  return { ok: false, problem };
}

/** The same, with a problem that begins with what it is about: a flag, a path. */
export function named<T>(subject: string, parsed: Parsed<T>): Parsed<T> {
  return parsed.ok ? parsed : reject(`${subject}: ${parsed.problem}`);
}
