import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

/** An address of IPv4 or IPv6, not a name. */
export function parseIpAddress(raw: string): Parsed<string> {
  const looksRight = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:.]*)$/.test(raw);
  return looksRight ? accept(raw) : reject(`expected an IP address of this pod, got ${quote(raw)}`);
}
