/** An answer to a probe, with its reason in one line. */
export interface Verdict {
  readonly healthy: boolean;
  readonly reason: string;
}

/** What the supervisor knows of its server. */
export interface Health {
  readonly live: Verdict;
  readonly ready: Verdict;
}
