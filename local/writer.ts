import type { Account } from './ledger.ts';

/** A client that writes numbered records at a steady pace until it is stopped. */
export interface Writer {
  /** How many writes wait for their answer at this moment. */
  readonly countInFlight: () => number;
  /** Those, and the ones whose connection broke and that will be asked again. */
  readonly countUnanswered: () => number;
  /** Whether to begin the next record as soon as none waits for its answer, beside those of the steady pace. */
  readonly hurry: (isHurried: boolean) => void;
  readonly countAcknowledged: () => number;
  readonly countFailed: () => number;
  /** Begins no more records, waits for the answers that are due, and gives the account. */
  readonly stop: () => Promise<readonly Account[]>;
  /** Lets go of everything: the servers are about to stop for another reason. */
  readonly abandon: () => Promise<void>;
}
