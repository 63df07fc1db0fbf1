import type { Parsed } from '../../tool/parsed.ts';
import { parseChoice, parsePath, parsePort, parseText, quote } from '../../tool/parsers.ts';
import { maxInt } from '../../tool/settingKinds.ts';
import { parseCommandList, parseListenAddress } from '../settings/parsers.ts';
import type { Version } from '../version.ts';

/** What a key takes for a value. */
export interface ValueKind {
  /** For the documents: `whole number, 2 or more`. */
  readonly shown: string;
  /** Why a trimmed value is not of this kind; `version` is that of the server, where it is known. */
  readonly findProblem: (raw: string, version: Version | undefined) => string | undefined;
}

const maxLong = 2n ** 63n - 1n;
// The longest long has 19 digits; BigInt of megabytes of digits would take seconds.
const wholeNumber = /^(0|-?[1-9]\d{0,18})$/;

/** A whole number that the server keeps in an int; below 0 where a negative one means off. */
export function integer(min = 0, max = maxInt): ValueKind {
  return between(BigInt(min), BigInt(max), max === maxInt);
}

/** A whole number that the server keeps in a long. */
export function long(min = 0): ValueKind {
  return between(BigInt(min), maxLong, true);
}

function between(min: bigint, max: bigint, open: boolean): ValueKind {
  const shown = `whole number, ${min} ${open ? 'or more' : `to ${max}`}`;
  return expecting(`a ${shown}`, shown, (raw) => {
    const value = wholeNumber.test(raw) ? BigInt(raw) : undefined;
    return value !== undefined && value >= min && value <= max;
  });
}

/** A decimal fraction, with a dot. */
export function decimal(min: number, max: number): ValueKind {
  const shown = `number, ${min} to ${max}`;
  return expecting(`a ${shown}`, shown, (raw) => {
    const value = /^-?\d{1,9}(\.\d{1,18})?$/.test(raw) ? Number(raw) : Number.NaN;
    return value >= min && value <= max;
  });
}

/** Names, in any case of their letters. */
export function choice(...names: readonly string[]): ValueKind {
  return expecting(`one of ${names.join(', ')}`, names.join(', '), (raw) =>
    names.some((name) => name.toLowerCase() === raw.toLowerCase()),
  );
}

/** Names that the server compares letter by letter. */
export function exactChoice(...names: readonly string[]): ValueKind {
  return fromParser(names.join(', '), parseChoice(...names));
}

export const yesNo = exactChoice('yes', 'no');
export const text = fromParser('text', parseText);
export const path = fromParser('absolute path', parsePath);
export const port = fromParser('port', parsePort);
export const address = fromParser('address', parseListenAddress);
export const commands = fromParser('four-letter words between commas, or *', parseCommandList);

const javaName = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;

export const className = expecting('the name of a class', 'class name', (raw) =>
  // not a literal: V8 looks up all letters of the world for it as soon as it reads the file
  new RegExp(String.raw`^${javaName}(\.${javaName})*$`, 'u').test(raw),
);

/** Names between commas. */
export const list = expecting('names between commas', 'names between commas', (raw) =>
  raw.split(',').every((name) => name.trim() !== '' && parseText(name).ok),
);

/** A password: no message shows it. */
export const secret: ValueKind = {
  shown: 'text, a secret',
  findProblem: (raw) =>
    parseText(raw).ok ? undefined : 'expected one line of text (the value is not shown)',
};

/** A kind by a parser of a tool's own settings. */
function fromParser(shown: string, parse: (raw: string) => Parsed<unknown>): ValueKind {
  return {
    shown,
    findProblem: (raw) => {
      const parsed = parse(raw);
      return parsed.ok ? undefined : parsed.problem;
    },
  };
}

export function expecting(
  expected: string,
  shown: string,
  matches: (raw: string) => boolean,
): ValueKind {
  return {
    shown,
    findProblem: (raw) => (matches(raw) ? undefined : `expected ${expected}, got ${quote(raw)}`),
  };
}
