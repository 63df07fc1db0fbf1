import { ExitCode } from './exitCode.ts';
import type { Issue } from './settings.ts';

/** A problem of a variable, of a file, or of what is on a volume. */
export function configIssue(subject: string, problem: string): Issue {
  return { subject, problem, exitCode: ExitCode.Config };
}

/** A value that probes would not find, since they look for `name` in their own environment. */
export function rejectUnprobed(subject: string, name: string): Issue {
  return configIssue(subject, `probes must know it as well, and read ${name} (set that instead)`);
}
