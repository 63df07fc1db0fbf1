/** What a client in a pod is told to do. */
export type Request =
  | { readonly type: 'start'; readonly servers: readonly string[] }
  /** Keeps at least one write without its answer from now on, and looks whether it does. */
  | { readonly type: 'hurry' }
  | { readonly type: 'calm' }
  /** Ends the writer, and reads its records back from each of these servers. */
  | { readonly type: 'stop'; readonly servers: readonly string[] };

/** What became of all records of a writer. */
export interface Outcome {
  readonly acknowledged: number;
  readonly failed: number;
  /** Of the writer that waited longest. */
  readonly longestPauseMs: number;
  /** In which no writer had an acknowledgement. */
  readonly longestPauseOfAllMs: number;
  readonly durationMs: number;
  /** Those of more than a second, with the time of day at which they ended. */
  readonly pauses: readonly string[];
  /** One line for each server that was asked. */
  readonly audits: readonly string[];
}

export type Answer =
  | { readonly type: 'done' }
  | { readonly type: 'calm'; readonly isHit: boolean }
  | ({ readonly type: 'account' } & Outcome)
  | { readonly type: 'failed'; readonly reason: string };
