import type { Arguments } from '../tool/commandLine.ts';
import { isOn } from '../tool/commandLine.ts';

/** What kafka-server-start.sh takes and this does not, with the reason. */
export function findForeignArguments(argv: readonly string[]): string[] {
  return argv.includes('-daemon')
    ? ['-daemon: a container runs its server in the foreground, and ends with it (leave it out)']
    : [];
}

/** What is wrong with flags that are right one by one. */
export function findFlagProblems({ flags }: Arguments): string[] {
  return isOn(flags, 'json') && !isOn(flags, 'dry-run')
    ? [
        '--json: only with --dry-run (the broker prints its log, and KAFKA_LOG_FORMAT=json makes that JSON)',
      ]
    : [];
}
