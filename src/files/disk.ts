/** A file system, by one of its folders. */
export interface Disk {
  readonly path: string;
  readonly bytes: number;
  /** For a user who is not root. */
  readonly freeBytes: number;
}

/** What statfs(2) counts, in blocks. */
interface Blocks {
  readonly bsize: number;
  readonly blocks: number;
  readonly bavail: number;
}

export function toDisk(path: string, { bsize, blocks, bavail }: Blocks): Disk {
  return { path, bytes: blocks * bsize, freeBytes: bavail * bsize };
}
