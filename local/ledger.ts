/** When a record was acknowledged, or received; milliseconds of the same clock as all other times. */
export interface Mark {
  readonly number: number;
  readonly atMs: number;
}

/** What a writer was told of its records until it stopped. */
export interface Account {
  /** The numbers of the acknowledged records, in ascending order. */
  readonly acknowledged: readonly number[];
  /** How many records it gave up on: they may be there or not. */
  readonly failed: number;
  /** The longest time without an acknowledgement, its begin and end included. */
  readonly longestPauseMs: number;
  readonly durationMs: number;
  /** Each acknowledgement, with the greatest number that it was for. */
  readonly marks: readonly Mark[];
}

export interface Ledger {
  readonly acknowledge: (numbers: readonly number[], nowMs: number) => void;
  readonly giveUp: (count: number) => void;
  readonly countAcknowledged: () => number;
  readonly countFailed: () => number;
  readonly close: (nowMs: number) => Account;
}

/** Keeps account of one writer; times are milliseconds of any one clock. */
export function openLedger(startMs: number): Ledger {
  const acknowledged: number[] = [];
  const marks: Mark[] = [];
  let failed = 0;
  let lastMs = startMs;
  let longestPauseMs = 0;
  const note = (nowMs: number) => {
    longestPauseMs = Math.max(longestPauseMs, nowMs - lastMs);
    lastMs = nowMs;
  };
  return {
    acknowledge: (numbers, nowMs) => {
      acknowledged.push(...numbers);
      marks.push({ number: Math.max(...numbers), atMs: nowMs });
      note(nowMs);
    },
    giveUp: (count) => {
      failed += count;
    },
    countAcknowledged: () => acknowledged.length,
    countFailed: () => failed,
    close: (nowMs) => {
      note(nowMs);
      return {
        acknowledged: acknowledged.toSorted((a, b) => a - b),
        failed,
        longestPauseMs,
        durationMs: nowMs - startMs,
        marks,
      };
    },
  };
}

/** One account for writers that ran side by side: the pause is that of the one that waited longest. */
export function sumAccounts(
  accounts: readonly Account[],
): Omit<Account, 'acknowledged' | 'marks'> & { readonly acknowledged: number } {
  return {
    acknowledged: accounts.reduce((sum, account) => sum + account.acknowledged.length, 0),
    failed: accounts.reduce((sum, account) => sum + account.failed, 0),
    longestPauseMs: Math.max(0, ...accounts.map((account) => account.longestPauseMs)),
    durationMs: Math.max(0, ...accounts.map((account) => account.durationMs)),
  };
}
