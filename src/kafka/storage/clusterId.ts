import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

const idBytes = 16;

/**
 * The id of a cluster as Kafka writes it (org.apache.kafka.common.Uuid): 16 bytes in URL-safe
 * base64 without padding. Other spellings of the same bytes are refused: to some of Kafka's versions and
 * tools they are the same id, to others not (StorageTool of 3.9 and 4.3 checks nothing).
 */
export function parseClusterId(raw: string): Parsed<string> {
  const bytes = Uint8Array.from(Buffer.from(raw, 'base64url'));
  if (bytes.length !== idBytes) {
    return reject(`expected 16 bytes in URL-safe base64, 22 characters, got ${quote(raw)}`);
  }
  const canonical = renderClusterId(bytes);
  return canonical === raw
    ? accept(raw)
    : reject(`expected ${quote(canonical)}, as Kafka spells it, got ${quote(raw)}`);
}

/** The text of 16 bytes. */
export function renderClusterId(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** An id for a new cluster from random bytes; undefined for the few that Kafka itself would not choose. */
export function chooseClusterId(bytes: Uint8Array): string | undefined {
  const reserved = bytes.subarray(0, idBytes - 1).every((byte) => byte === 0);
  const id = renderClusterId(bytes);
  return reserved || id.startsWith('-') ? undefined : id;
}
