/** One key that the operator gave a value. */
export interface KeyEntry {
  /** As zoo.cfg spells it. */
  readonly key: string;
  readonly value: string;
  /** What the operator wrote, as every message begins: `ZK_CFG_snapCount`, `/etc/zk/extra.cfg: snapCount`. */
  readonly subject: string;
}
