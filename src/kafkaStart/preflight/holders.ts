import { type HeldDir, lockFile } from '../../kafka/storage/holders.ts';
import { configIssue } from '../../tool/configIssue.ts';
import type { Issue } from '../../tool/settings.ts';

/**
 * Log dirs that another server runs on. Kafka itself looks at the lock late: a node that is broker and controller
 * has appended to the metadata by then, and damaged it for the one that runs.
 */
export function judgeHolders(held: readonly HeldDir[]): Issue[] {
  return held.map(({ path, pid }) => {
    const who =
      pid === undefined
        ? 'a process that cannot be seen from here, in another container or on another machine, holds'
        : `process ${pid} holds`;
    const problem = `is in use by another broker or controller: ${who} ${lockFile} in it (wait until that has ended, or stop it; if it is to go on, give this one log.dirs of its own)`;
    return configIssue(path, problem);
  });
}
