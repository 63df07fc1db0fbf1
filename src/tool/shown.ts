/** What one look at a member or an ensemble comes to. */
export interface Shown {
  /** The result; may be empty. */
  readonly text: string;
  /** Why it is not the whole result, a line each. */
  readonly problems: readonly string[];
  readonly exitCode: number;
}
