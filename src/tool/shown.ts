/** What one look at a member or an ensemble comes to. */
export interface Shown {
  /** The result; may be empty. */
  readonly text: string;
  /** Why it is not the whole result, a line each. */
  readonly problems: readonly string[];
  readonly exitCode: number;
  /** The result for a terminal that is drawn over, from the longest to the shortest: the first one that fits is taken. */
  readonly screens?: readonly (() => string)[];
}
