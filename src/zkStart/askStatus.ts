import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import { askServer, type Target } from '../zookeeper/ask/askServer.ts';
import { judgeReady } from '../zookeeper/replies/verdict.ts';

/** What zkServer.sh prints on standard output where there is no mode, and some scripts look for. */
const notRunning = 'Error contacting service. It is probably not running.\n';

/**
 * Prints the mode of the server that runs, as `zkServer.sh status` does (3.4 to 3.9): read-only is a mode
 * as well. Without one, throws a ToolError with `ExitCode.No`, which is zkServer.sh's own code.
 */
export async function askStatus(
  target: Target,
  say: (line: string) => void,
): Promise<typeof ExitCode.Ok> {
  const { host, port, tls } = target;
  say(`client port ${port} of ${host}${tls === undefined ? '' : ', by TLS'}`);
  try {
    const reply = await askServer('srvr', target);
    writeStdout(`${requireMode(reply, `${host}:${port}`)}\n`);
    return ExitCode.Ok;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    writeStdout(notRunning);
    throw new ToolError(ExitCode.No, error.problems, { cause: error });
  }
}

function requireMode(reply: string, subject: string): string {
  const mode = /^Mode: .*$/m.exec(reply)?.[0];
  if (mode !== undefined) return mode;
  const verdict = judgeReady(reply);
  throw new ToolError(ExitCode.No, [
    `${subject}: ${verdict.healthy ? 'no mode in the reply' : verdict.reason}`,
  ]);
}
