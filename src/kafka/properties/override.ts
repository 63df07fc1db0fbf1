import { maskSecrets } from '../../java/secretText.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import type { Entry } from './entries.ts';

/** `--override key=value`, split on the first `=` as kafka.Kafka does; a value may be empty. */
export function parseOverride(raw: string): Parsed<Entry> {
  const [, key = '', value = ''] = /^([^=]*)(?:=([\s\S]*))?$/.exec(raw) ?? [];
  return key.trim() === '' || !raw.includes('=')
    ? reject(`expected key=value, got ${quote(maskSecrets(raw))}`)
    : accept({ key: key.trim(), value, subject: `--override ${key.trim()}` });
}
