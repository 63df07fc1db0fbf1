/** A file system, by one of its folders. */
export interface Disk {
  readonly path: string;
  readonly bytes: number;
  /** For a user who is not root. */
  readonly freeBytes: number;
}
