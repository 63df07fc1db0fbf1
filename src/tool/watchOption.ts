import type { Option } from './commandLine.ts';
import { accept, named, type Parsed } from './parsed.ts';
import { parseDuration } from './parsers.ts';
import type { Flags } from './settings.ts';

export const watchOption: Option = {
  doc: 'Look again and again, with the time between as in --watch=5s: drawn in place on a terminal, else one block a time',
  type: 'optional',
  shown: 'off; 2s without a time',
};

const defaultInterval = '2s';
/** A second at least: what a look at a whole cluster says of a lag needs that long. */
const parseInterval = parseDuration({ bareUnit: 's', minMs: 1000 });

/** The time between two looks; undefined where one is enough. */
export function readInterval(flags: Flags): Parsed<number | undefined> {
  const given = flags['watch']?.at(-1);
  if (given === undefined) return accept(undefined);
  return named('--watch', parseInterval(given || defaultInterval));
}
