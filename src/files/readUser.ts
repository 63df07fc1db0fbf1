import type { User } from './fileProblem.ts';

/** Who runs this process; where the system has no such numbers, nobody is refused by them. */
export function readUser(): User {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}
