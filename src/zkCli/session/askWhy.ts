import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import { askServer, type Target, type Transport } from '../../zookeeper/ask/askServer.ts';
import { renderPlace } from '../../pod/place.ts';
import { judgeReady } from '../../zookeeper/replies/verdict.ts';
import type { ServerName } from './connectString.ts';

/** Why no server gives a session or an answer, a line each. */
export interface Reasons {
  readonly isAnyThere: boolean;
  readonly isAnyServing: boolean;
  readonly problems: readonly string[];
}

/** Asks every server, by TLS where they speak that. */
export async function askWhy(
  {
    servers,
    tls,
  }: { readonly servers: readonly ServerName[]; readonly tls: Transport | undefined },
  timeoutMs: number,
): Promise<Reasons> {
  const answers = await Promise.all(
    servers.map(async (server) => diagnose({ ...server, tls, timeoutMs })),
  );
  return {
    isAnyThere: answers.some(({ isThere }) => isThere),
    isAnyServing: answers.some(({ isServing }) => isServing),
    problems: answers.map(({ problem }) => problem),
  };
}

async function diagnose(target: Target) {
  try {
    const verdict = judgeReady(await askServer('srvr', target));
    const why = verdict.healthy ? 'answers probes, and gives no session' : verdict.reason;
    return {
      isThere: true,
      isServing: verdict.healthy,
      problem: `${renderPlace(target)}: ${why}`,
    };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { isThere: false, isServing: false, problem: error.problems.join('; ') };
  }
}

export function unavailable(problems: readonly string[]): ToolError {
  return new ToolError(ExitCode.Unavailable, problems);
}
