import type { Option } from './commandLine.ts';
import { accept, named, type Parsed, reject } from './parsed.ts';
import { parseDuration } from './parsers.ts';
import type { Flags } from './settings.ts';

export const waitOption: Option = {
  doc: 'stoppable: how long to ask again, each second, until the answer is yes',
  type: 'value',
  shown: '0s',
};

const parseWait = parseDuration({ bareUnit: 's' });

/** For how many milliseconds a probe asks again; only `stoppable` does. */
export function readWait(flags: Flags, probe: string): Parsed<number> {
  const given = flags['wait']?.at(-1);
  if (given === undefined) return accept(0);
  if (probe !== 'stoppable') return reject(`--wait: only stoppable waits, not ${probe}`);
  return named('--wait', parseWait(given));
}
