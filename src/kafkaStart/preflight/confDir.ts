import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';

const remedied = /^(.*(?:: permission denied to |: on a read-only file system).*?) \(.*\)$/;
const remedy =
  'mount an emptyDir there, or let KAFKA_CONF_DIR name a folder that can be written to';

/** Refuses generated files that cannot be written, by the variable that moves them. */
export function judgeConfDir(problems: readonly string[]): Issue[] {
  return problems.map((line) => {
    const [, what] = remedied.exec(line) ?? [];
    const problem = what === undefined ? line : `${what} (${remedy})`;
    return { subject: 'KAFKA_CONF_DIR', problem, exitCode: ExitCode.CannotCreate };
  });
}
