/** What a stop waits for before a server is told that has started. */
export interface Drain {
  /** 0 where it waits for nothing. */
  readonly maxMs: number;
  /**
   * Waits for what ends the drain early, and gives the reason, which goes before `told the server`; none
   * where nobody had to wait. Tells itself what it waits for. Without it the time alone counts, in which
   * clients learn that the server leaves.
   */
  readonly until?: (signal: AbortSignal) => Promise<string | undefined>;
}
