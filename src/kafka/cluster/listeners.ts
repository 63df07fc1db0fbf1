import { renderPlace } from '../../pod/place.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

/** One socket that a broker or controller listens on. */
export interface Listener {
  /** `PLAINTEXT`, `CONTROLLER`: a name that listener.security.protocol.map maps to a protocol. */
  readonly name: string;
  /** Empty where it listens on every address. */
  readonly host: string;
  readonly port: number;
}

/** Splits `PLAINTEXT://:9092,CONTROLLER://kafka-0:9093` (Kafka's EndPoint). */
export function parseListeners(raw: string): Parsed<readonly Listener[]> {
  const listeners: Listener[] = [];
  for (const text of splitList(raw)) {
    const [, name, host, port] = /^([\w.-]+):\/\/\[?([\w\-%.:]*)\]?:(\d+)$/.exec(text) ?? [];
    if (name === undefined || host === undefined || Number(port) > 65_535) {
      return reject(`expected NAME://host:port,…, got ${quote(raw)}`);
    }
    listeners.push({ name: name.toUpperCase(), host, port: Number(port) });
  }
  return listeners.length === 0
    ? reject(`expected NAME://host:port,…, got ${quote(raw)}`)
    : accept(listeners);
}

export function renderListeners(listeners: readonly Listener[]): string {
  return listeners.map((listener) => `${listener.name}://${renderPlace(listener)}`).join(',');
}

/** Names and their protocols: `CONTROLLER:PLAINTEXT,SSL:SSL`. */
export function parseProtocolMap(raw: string): ReadonlyMap<string, string> {
  return new Map(
    splitList(raw).map((pair) => {
      const [name = '', protocol = ''] = pair.split(':');
      return [name.trim().toUpperCase(), protocol.trim().toUpperCase()];
    }),
  );
}

/** The items of a list of Kafka's: separated by commas, blanks around them do not count. */
export function splitList(raw: string): string[] {
  return raw
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
