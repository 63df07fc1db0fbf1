/** A file system, by one of its folders. */
export interface Disk {
  readonly path: string;
  readonly bytes: number;
  /** For a user who is not root. */
  readonly freeBytes: number;
}

/** What statfs(2) says. */
interface Blocks {
  /** The size that is best to read and write. */
  readonly bsize: number;
  /** The size that blocks are counted in (statvfs(3)); older versions of Node do not tell it, and mostly it is the same. */
  readonly frsize?: number;
  readonly blocks: number;
  readonly bavail: number;
}

export function toDisk(path: string, { bsize, frsize = bsize, blocks, bavail }: Blocks): Disk {
  return { path, bytes: blocks * frsize, freeBytes: bavail * frsize };
}
