/** One key that the operator gave a value. */
export interface KeyEntry {
  /** As zoo.cfg spells it. */
  readonly key: string;
  readonly value: string;
  /** What the operator wrote, as every message begins: `ZK_CFG_snapCount`, `/etc/zk/extra.cfg: snapCount`. */
  readonly subject: string;
}

/** The entry of this key, where it is on, as java reads a boolean: `true` in any case. */
export function findOn(entries: readonly KeyEntry[], key: string): KeyEntry | undefined {
  return entries.findLast(
    (entry) => entry.key === key && entry.value.trim().toLowerCase() === 'true',
  );
}
