import { ExitCode } from '../../tool/exitCode.ts';
import { exitCodeOf } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { Plan } from './memberPlan.ts';
import type { ReadMember } from './readMember.ts';

/** The plan of a member, or a ToolError with everything that is wrong with it. */
export function requirePlan({ issues, problems, unreadable, plan }: ReadMember): Plan {
  const ofSettings = issues.map(({ subject, problem }) => `${subject}: ${problem}`);
  if (ofSettings.length + problems.length > 0) {
    const code = issues.length > 0 ? exitCodeOf(issues) : ExitCode.Config;
    throw new ToolError(code, [...ofSettings, ...problems]);
  }
  if (unreadable.length > 0) throw new ToolError(ExitCode.CannotCreate, unreadable);
  if (plan === undefined) throw new Error('a member without a plan, and no reason why');
  return plan;
}
