import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

/** What the name of a StatefulSet's pod says about the pod. */
export interface PodName {
  readonly set: string;
  readonly ordinal: number;
}

const maxOrdinal = 2 ** 31 - 1;

/** Splits `zk-2` into its set and its ordinal. A leading zero is not an ordinal. */
export function parsePodName(name: string): Parsed<PodName> {
  const [, set, digits] = /^(.+)-(0|[1-9]\d*)$/.exec(name) ?? [];
  const ordinal = Number(digits);
  if (set === undefined || digits === undefined || ordinal > maxOrdinal) {
    return reject(
      `${quote(name)} does not end in the ordinal of a StatefulSet's pod, as name-0 does`,
    );
  }
  return accept({ set, ordinal });
}
