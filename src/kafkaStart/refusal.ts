import { ExitCode } from '../tool/exitCode.ts';
import type { Issue } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';

/**
 * A refusal that says each problem once, in one line; of several for one subject the first counts. What lacks a value
 * because the file for it is wrong says nothing new.
 */
export function refuse(issues: readonly Issue[]): ToolError {
  const subjects = issues.map(({ subject }) => subject);
  const first = issues.filter(
    ({ subject }, index) =>
      subjects.indexOf(subject) === index && !subjects.includes(`${subject}_FILE`),
  );
  const lines = first.map(({ subject, problem }) => `${subject}: ${problem}`);
  return new ToolError(exitCodeOf(first), lines);
}

function exitCodeOf(issues: readonly Issue[]): number {
  const codes = new Set(issues.map(({ exitCode }) => exitCode));
  if (codes.has(ExitCode.Usage)) return ExitCode.Usage;
  const [only = ExitCode.Config] = codes;
  return codes.size === 1 ? only : ExitCode.Config;
}
