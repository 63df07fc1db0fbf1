import { readText } from '../../files/readText.ts';
import type { Trust } from '../ask/target.ts';
import type { Entries } from '../properties/entries.ts';
import { valueAt } from './listeners.ts';

/** By what the servers of a cluster check each other at a listener; undefined where that is no file of PEM. */
export function readTrust(properties: Entries, listener: string): Trust | undefined {
  const at = (key: string) => valueAt(properties, listener, `ssl.${key}`);
  const path = at('truststore.location');
  if (path === undefined || at('truststore.type') !== 'PEM') return undefined;
  const text = readText(path);
  if (!text.ok) return undefined;
  // empty: Kafka does not look at the name either
  return { authorities: text.value, checksName: at('endpoint.identification.algorithm') !== '' };
}
