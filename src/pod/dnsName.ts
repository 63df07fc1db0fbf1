import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

const maxLength = 253;
const label = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const name = new RegExp(String.raw`^${label}(?:\.${label})*$`);

/**
 * A domain or a host name (RFC 1123), without a dot at either end. Underscores pass: Compose and
 * others use them, and java resolves them.
 */
export function parseDnsName(raw: string): Parsed<string> {
  return name.test(raw) && raw.length <= maxLength
    ? accept(raw)
    : reject(`expected a DNS name such as zk-hs.default.svc.cluster.local, got ${quote(raw)}`);
}
