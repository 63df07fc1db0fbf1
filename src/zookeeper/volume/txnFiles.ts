/** What a folder `version-2` of ZooKeeper holds. */
export interface TxnFiles {
  /** Zxid in the name of the newest snapshot; none where there is no snapshot. */
  readonly snapshot: bigint | undefined;
  /** Zxid of the first transaction in the newest log; none where there is no log. */
  readonly log: bigint | undefined;
}

export const noTxnFiles: TxnFiles = { snapshot: undefined, log: undefined };

/** Judges the names of the files: `snapshot.<zxid>` and `log.<zxid>` in hex, compressed or not. */
export function judgeTxnFiles(names: readonly string[]): TxnFiles {
  return { snapshot: newest(names, 'snapshot'), log: newest(names, 'log') };
}

function newest(names: readonly string[], kind: string): bigint | undefined {
  const form = new RegExp(String.raw`^${kind}\.([0-9a-f]{1,16})(?:\.(?:gz|snappy))?$`);
  const zxids = names.flatMap((name) => {
    const [, hex] = form.exec(name) ?? [];
    return hex === undefined ? [] : [BigInt(`0x${hex}`)];
  });
  return zxids.length === 0 ? undefined : zxids.reduce((a, b) => (a > b ? a : b));
}
