import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { askPage, type PageTarget } from './askPage.ts';
import type { HttpReply } from './httpReply.ts';

/** Asks a supervisor. Throws a ToolError with `ExitCode.Unavailable` where there is no answer. */
export async function askHealth(path: string, target: PageTarget): Promise<HttpReply> {
  const answer = await askPage(path, target);
  if (answer.ok) return answer.reply;
  const line = `${target.host}:${target.port}: ${answer.reason}`;
  throw new ToolError(ExitCode.Unavailable, [line], { cause: answer.cause });
}
