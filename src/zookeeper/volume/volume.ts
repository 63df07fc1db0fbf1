import { noTxnFiles, type TxnFiles } from './txnFiles.ts';

/** In dataLogDir: ZooKeeper reads it there, and deletes it, when it loads its data. */
export const initializeFileName = 'initialize';

/** In dataDir and dataLogDir: what a member's volumes remember (volume/memberState.ts). */
export const stateFileName = 'member.json';

/** What lies on a member's volumes before it is configured. */
export interface Volume {
  /** Text of `myid` in dataDir; none where there is none. */
  readonly myid: string | undefined;
  /** Text of `member.json` in dataDir. */
  readonly state: string | undefined;
  /** Text of `member.json` in dataLogDir, where that is another folder. */
  readonly logMark: string | undefined;
  /** Text of `version-2/currentEpoch` in dataDir: the last term of a leader that the member joined. */
  readonly currentEpoch: string | undefined;
  /** Text of `version-2/acceptedEpoch` in dataDir: the last term that it promised to join. */
  readonly acceptedEpoch: string | undefined;
  /**
   * When the file `currentEpoch` was written, in milliseconds of Unix time; 0 where there is none. A member
   * writes it each time that it joins a leader or leads (Learner.syncWithLeader, Leader.lead; 3.4 to 3.9).
   */
  readonly joinedAtMs: number;
  /** Of dataDir. */
  readonly snapshots: TxnFiles;
  /** Of dataLogDir. */
  readonly logs: TxnFiles;
  /** Whether the file `initialize` is in dataLogDir, which lets an empty volume vote at the next start. */
  readonly mayVote: boolean;
  /** Of the dataLogDir that `member.json` names, where that is another one; `gone` where nothing is there. */
  readonly formerLogs: TxnFiles | 'gone' | undefined;
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

/** A volume that nothing was ever written to. */
export const newVolume: Volume = {
  myid: undefined,
  state: undefined,
  logMark: undefined,
  mayVote: false,
  currentEpoch: undefined,
  acceptedEpoch: undefined,
  joinedAtMs: 0,
  snapshots: noTxnFiles,
  logs: noTxnFiles,
  formerLogs: undefined,
  problems: [],
};

/**
 * Whether the member has ever kept data here. ZooKeeper 3.4 writes no snapshot at first: there a
 * member of a quorum is known by its epochs alone until the first write.
 */
export function isUsed(volume: Volume): boolean {
  const { snapshots, logs } = volume;
  const zxids = [snapshots.snapshot, snapshots.log, logs.snapshot, logs.log];
  return zxids.some((zxid) => zxid !== undefined) || isEpoch(volume.currentEpoch);
}

/**
 * Whether the member has started with an empty volume and no right to vote: ZooKeeper then writes -1
 * for both epochs, and would end with "older than the last zxid" once it may vote.
 */
export function hasAbstained({ currentEpoch, acceptedEpoch }: Volume): boolean {
  return currentEpoch?.trim() === noEpoch && acceptedEpoch?.trim() === noEpoch;
}

export const noEpoch = '-1';

function isEpoch(text: string | undefined): text is string {
  return /^\d{1,15}$/.test(text?.trim() ?? '');
}
