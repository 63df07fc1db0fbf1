/** A lock that a process holds on a file, by fcntl(2), as Java's FileLock takes it. */
export interface Lock {
  /** None where it runs in another container or on another machine, which only the lock itself is seen from. */
  readonly pid: number | undefined;
}

interface Place {
  /** As stat(2) encodes it. */
  readonly dev: bigint;
  readonly ino: bigint;
}

const holder = /^\d+: POSIX +ADVISORY +WRITE +(\d+) ([\da-f]+):([\da-f]+):(\d+) /;

/** Who holds a lock on a file that nobody else may write, by the text of /proc/locks (proc(5)); no one who waits for it. */
export function findLockHolder(locks: string, { dev, ino }: Place): number | undefined {
  for (const line of locks.split('\n')) {
    const [, pid = '', major = '', minor = '', inode = ''] = holder.exec(line) ?? [];
    if (inode !== String(ino)) continue;
    if (BigInt(`0x${major}`) === majorOf(dev) && BigInt(`0x${minor}`) === minorOf(dev))
      return Number(pid);
  }
  return undefined;
}

/** As gnu_dev_major(3) takes it out of a number of 64 bits. */
function majorOf(dev: bigint): bigint {
  return ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
}

function minorOf(dev: bigint): bigint {
  return (dev & 0xffn) | ((dev >> 12n) & ~0xffn & 0xff_ff_ff_ffn);
}
