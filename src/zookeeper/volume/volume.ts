import type { TxnFiles } from './txnFiles.ts';

/** In dataDir: what a member's volume remembers (volume/memberState.ts). */
export const stateFileName = 'member.json';

/** What lies on a member's volume before it is configured. */
export interface Volume {
  /** Text of `myid` in dataDir; none where there is none. */
  readonly myid: string | undefined;
  /** Text of `member.json` in dataDir. */
  readonly state: string | undefined;
  /** Text of `version-2/currentEpoch` in dataDir: the last term of a leader that the member knows. */
  readonly currentEpoch: string | undefined;
  /** Of dataDir. */
  readonly snapshots: TxnFiles;
  /** Of dataLogDir. */
  readonly logs: TxnFiles;
  /** Of the dataLogDir that `member.json` names, where that is another one. */
  readonly formerLogs: TxnFiles | undefined;
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

/** Whether any member has ever kept data here. */
export function isUsed({ snapshots, logs }: Pick<Volume, 'snapshots' | 'logs'>): boolean {
  return [snapshots.snapshot, snapshots.log, logs.snapshot, logs.log].some(
    (zxid) => zxid !== undefined,
  );
}

/** The epoch of a text like `5`; 0 where there is none, as on a server that stands alone. */
export function epochOf(currentEpoch: string | undefined): number {
  const [digits] = /^\d{1,15}/.exec(currentEpoch?.trim() ?? '') ?? [];
  return digits === undefined ? 0 : Number(digits);
}
