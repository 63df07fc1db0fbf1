import { findOn, type KeyEntry } from '../keys/entry.ts';

/** The first byte of a session's id is that of its server, and 255 there means an extended type (EphemeralType). */
const highest = 254;
/** As 3.5.3 had it, the first bit alone means a time to live: sessions of higher ids would (EphemeralTypeEmulate353). */
const highestAsIn353 = 127;

/**
 * Ids of members that ZooKeeper cannot have together with nodes that have a time to live. It ends when
 * it finds 255, and with `emulate353TTLNodes` it takes sessions of 128 and above for such nodes.
 */
export function findIdProblems(ids: readonly number[], entries: readonly KeyEntry[]): string[] {
  const extended = findOn(entries, 'extendedTypesEnabled');
  if (extended === undefined) return [];
  const emulated = findOn(entries, 'emulate353TTLNodes');
  const [entry, limit] = emulated === undefined ? [extended, highest] : [emulated, highestAsIn353];
  const last = Math.max(...ids);
  if (last <= limit) return [];
  return [
    `${entry.subject}: ids of members end at ${limit} with it, and one has ${last} (give lower ones by ZK_ID_OFFSET, ZK_MY_ID or ZK_SERVERS, or remove the key)`,
  ];
}
