import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { askServer } from '../zookeeper/askServer.ts';
import { judgeReady } from '../zookeeper/verdict.ts';
import type { ServerName } from './connectString.ts';

/** Why no server gives a session or an answer, a line each. */
export interface Reasons {
  readonly isAnyThere: boolean;
  readonly problems: readonly string[];
}

export async function askWhy(servers: readonly ServerName[], timeoutMs: number): Promise<Reasons> {
  const answers = await Promise.all(servers.map(async (server) => diagnose(server, timeoutMs)));
  return {
    isAnyThere: answers.some(({ isThere }) => isThere),
    problems: answers.map(({ problem }) => problem),
  };
}

async function diagnose(server: ServerName, timeoutMs: number) {
  try {
    const verdict = judgeReady(await askServer('srvr', { ...server, timeoutMs }));
    const why = verdict.healthy ? 'answers probes, and gives no session' : verdict.reason;
    return { isThere: true, problem: `${server.host}:${server.port}: ${why}` };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { isThere: false, problem: error.problems.join('; ') };
  }
}

export function unavailable(problems: readonly string[]): ToolError {
  return new ToolError(ExitCode.Unavailable, problems);
}
