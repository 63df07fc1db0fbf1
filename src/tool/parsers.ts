import { accept, type Parsed, reject } from './parsed.ts';
import { looksLikeServiceLink } from './serviceLink.ts';

interface Range {
  readonly min: number;
  readonly max?: number;
}

/** Decimal digits only: no sign, no leading zero (`08` is octal to some), no `1e3`. */
export function parseInteger({ min, max = Number.MAX_SAFE_INTEGER }: Range) {
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `${min} to ${max}`;
  return (raw: string): Parsed<number> => {
    if (looksLikeServiceLink(raw)) return rejectServiceLink(raw);
    const value = /^(0|[1-9]\d*)$/.test(raw) ? Number(raw) : Number.NaN;
    return value >= min && value <= max
      ? accept(value)
      : reject(`expected a whole number, ${range}, got ${quote(raw)}`);
  };
}

export const parsePort = parseInteger({ min: 1, max: 65_535 });

/** `true` or `false`, in any case. */
export function parseBoolean(raw: string): Parsed<boolean> {
  const lower = raw.toLowerCase();
  if (lower === 'true') return accept(true);
  if (lower === 'false') return accept(false);
  return reject(`expected true or false, got ${quote(raw)}`);
}

export function parseChoice<T extends string>(...choices: readonly T[]) {
  return (raw: string): Parsed<T> => {
    const choice = choices.find((candidate) => candidate === raw);
    return choice === undefined
      ? reject(`expected one of ${choices.join(', ')}, got ${quote(raw)}`)
      : accept(choice);
  };
}

/** Far below what Linux passes to a program as one argument (MAX_ARG_STRLEN, 128 KiB). */
const maxTextLength = 16_384;

/** One line of text: a line break would smuggle a second line into whatever file it is written to. */
export function parseText(raw: string): Parsed<string> {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u001f\u007f]/.test(raw)) {
    return reject(`expected one line without control characters, got ${quote(raw)}`);
  }
  // What was no UTF-8 has become U+FFFD on the way here: it is not what the operator wrote.
  if (!raw.isWellFormed() || raw.includes('\ufffd')) {
    return reject(`expected text in UTF-8, got ${quote(raw)}`);
  }
  if (raw.length > maxTextLength) {
    return reject(`expected ${maxTextLength} characters at most, got ${raw.length}: ${quote(raw)}`);
  }
  return looksLikeServiceLink(raw) ? rejectServiceLink(raw) : accept(raw);
}

// limits.h of Linux: PATH_MAX, with the byte that ends it, and NAME_MAX
const maxPathBytes = 4095;
const maxNameBytes = 255;

/** An absolute path, without a trailing slash. */
export function parsePath(raw: string): Parsed<string> {
  const text = parseText(raw);
  if (!text.ok) return text;
  if (!raw.startsWith('/')) return reject(`expected an absolute path, got ${quote(raw)}`);
  const tooLong =
    byteLength(raw) > maxPathBytes ||
    raw.split('/').some((name) => byteLength(name) > maxNameBytes);
  if (tooLong) {
    return reject(
      `expected a path of ${maxPathBytes} bytes at most, and names of ${maxNameBytes}, got ${quote(raw)}`,
    );
  }
  return accept(raw.length > 1 ? raw.replace(/\/+$/, '') || '/' : raw);
}

const unitMs = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
]);

// Node lets a timer of more end at once.
const maxTimerMs = 2 ** 31 - 1;

/** A time such as `500ms`, `5s` or `2m`; a bare number counts in `bareUnit`. Gives milliseconds. */
export function parseDuration({ bareUnit, minMs = 0 }: { bareUnit: 'ms' | 's'; minMs?: number }) {
  return (raw: string): Parsed<number> => {
    const [, digits, unit = bareUnit] = /^(0|[1-9]\d{0,8})(ms|s|m)?$/.exec(raw) ?? [];
    const ms =
      digits === undefined ? Number.NaN : Number(digits) * (unitMs.get(unit) ?? Number.NaN);
    if (Number.isNaN(ms)) {
      return reject(`expected a time such as 500ms, 5s or 2m, got ${quote(raw)}`);
    }
    if (ms > maxTimerMs) return reject(`expected at most ${maxTimerMs} ms, got ${quote(raw)}`);
    return ms < minMs ? reject(`expected at least ${minMs} ms, got ${quote(raw)}`) : accept(ms);
  };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** How a bad value is shown: on one line, cut where it is long. */
export function quote(raw: string): string {
  const shown = JSON.stringify(raw);
  return shown.length > 82 ? `${shown.slice(0, 80)}…"` : shown;
}

function rejectServiceLink(raw: string): Parsed<never> {
  return reject(
    `got ${quote(raw)}, which Kubernetes injected for a Service of that name (set enableServiceLinks: false in the pod, or give the value explicitly)`,
  );
}
