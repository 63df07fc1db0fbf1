import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExchangeName, exchanges, type RecordedVersion } from './wireExchanges.ts';
import type { Exchange } from '../../src/kafka/wire/exchange.ts';
import { readerOf } from '../../src/kafka/wire/reader.ts';

/** Where the answers of a real broker are, in base64 by the name of the exchange, without length and correlation id. */
export const framesPath = (version: RecordedVersion): string =>
  join(import.meta.dirname, `../fixtures/kafkaWire/${version}.json`);

/** What a broker of this version has answered to each exchange that it knows. */
export function readFrames(version: RecordedVersion): ReadonlyMap<ExchangeName, Buffer> {
  const texts = JSON.parse(readFileSync(framesPath(version), 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(texts).map(([name, text]) => [
      name as ExchangeName,
      Buffer.from(text, 'base64'),
    ]),
  );
}

/** Reads an answer as askBroker does. */
export function decode<T>({ isFlexible, read }: Exchange<T>, bytes: Buffer): T {
  const reader = readerOf(bytes);
  if (isFlexible) reader.skipTags();
  return read(reader);
}

/** What the recorded answer to one exchange says. */
export function readRecorded<N extends ExchangeName>(
  version: RecordedVersion,
  name: N,
): ReturnType<(typeof exchanges)[N]['read']> {
  const bytes = readFrames(version).get(name);
  if (bytes === undefined) throw new Error(`${version} has no answer to ${name}`);
  return decode(exchanges[name] as Exchange<ReturnType<(typeof exchanges)[N]['read']>>, bytes);
}
