import { ExitCode } from '../tool/exitCode.ts';
import type { Issue } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';

/** A refusal that says each problem once, in one line; of several for one subject the first counts. */
export function refuse(issues: readonly Issue[]): ToolError {
  const first = issues.filter(
    (issue, index) => issues.findIndex(({ subject }) => subject === issue.subject) === index,
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
