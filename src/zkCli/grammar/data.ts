import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Split } from './flags.ts';

/** What a node is to hold: these bytes, or those of a file, `-` for standard input. */
export type Data = { readonly bytes: Buffer } | { readonly file: string };

/** No server of default settings takes more in one request, path and ACL included (jute.maxbuffer, a byte less). */
export const maxDataBytes = 1024 * 1024;

/** Reads what stands for a node's data: a text, base64 behind `-b`, or the name of a file. */
export function parseData(
  text: string | undefined,
  { switches, values }: Pick<Split, 'switches' | 'values'>,
): Parsed<Data | undefined> {
  const file = values.get('--data-file');
  if (file !== undefined) {
    return text === undefined && !switches.has('-b')
      ? accept({ file })
      : reject('--data-file stands in the place of data');
  }
  if (text === undefined) return accept(undefined);
  if (switches.has('-b')) return parseBase64(text);
  // What was no UTF-8 has become U+FFFD on the way here.
  return text.isWellFormed() && !text.includes('\ufffd')
    ? accept({ bytes: Buffer.from(text) })
    : reject('data is no UTF-8, and would be stored as something else (use --data-file)');
}

function parseBase64(text: string): Parsed<Data> {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)
    ? accept({ bytes: Buffer.from(text, 'base64') })
    : reject('-b: expected data in base64');
}
