/** Something that is wrong, or worth to be known. */
export interface Finding {
  /** What it is about, the same each time that it is found: `lag of 3`. */
  readonly key: string;
  readonly text: string;
}
