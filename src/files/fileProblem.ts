import { dirname } from 'node:path';

/** Who runs this process. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Why a path could not be read or written, from the code of the system call (errno(3)), and what to do. */
export function describeFileProblem(path: string, code: string, { uid, gid }: User): string {
  switch (code) {
    case 'EACCES':
      return `${path}: permission denied to uid ${uid}, gid ${gid} (give the volume to this group: fsGroup: ${gid} in the pod's securityContext)`;
    case 'EPERM':
      return `${path}: not to be changed by uid ${uid} (immutable, or of somebody else in a sticky folder: see lsattr and ls -l)`;
    case 'EROFS':
      return `${path}: on a read-only file system (mount a writable volume there)`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `${path}: no space left (free some, or grow the volume)`;
    case 'EISDIR':
      return `${path}: a folder, expected a file (remove it)`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path}: a file, expected a folder (remove it, or choose another path)`;
    case 'ELOOP':
      return `${path}: a link that leads nowhere (mount or make what it names, or remove it)`;
    case 'EFBIG':
      return `${path}: more than 1 MiB, expected a small file (is it the right one?)`;
    case 'ENODEV':
    case 'ENXIO':
      return `${path}: a pipe or a socket, expected a file (remove it)`;
    case 'EBUSY':
      return `${path}: a mount of its own, which cannot be replaced (mount a volume at ${dirname(path)} instead)`;
    default:
      return `${path}: ${code}`;
  }
}
