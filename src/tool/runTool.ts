import { ExitCode } from './exitCode.ts';
import { ToolError } from './toolError.ts';
import { writeStderr } from './writeText.ts';

/** Takes the arguments behind the program's name, gives the exit code. */
export type Run = (argv: readonly string[]) => Promise<number>;

/**
 * The only place that sets the exit code. A tool that ends at once does not wait for what cannot be
 * called off, as the look-up of a name by a DNS server that does not answer, or of a disk that is gone.
 */
export async function runTool(name: string, run: Run, { endsAtOnce = false } = {}): Promise<void> {
  process.exitCode = await runReported(name, async () => run(process.argv.slice(2)));
  if (endsAtOnce) leaveThreads();
}

// Even process.exit waits for the look-up of a name, which is a thread in getaddrinfo(3), and for one in
// statfs(2). A program that takes the place of this one does not.
function leaveThreads(): void {
  const active = process.getActiveResourcesInfo();
  const hangs = active.includes('GetAddrInfoReqWrap') || active.includes('FSReqPromise');
  if (!hangs || process.execve === undefined) return;
  const script = `process.exitCode = ${process.exitCode}`;
  process.execve(process.execPath, [process.execPath, '-e', script], {});
}

/** The only place that catches and prints: gives the exit code, also where there was an error. */
export async function runReported(name: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    return report(name, error);
  }
}

function report(name: string, error: unknown): number {
  if (error instanceof ToolError) {
    for (const problem of error.problems) writeStderr(`${name}: ${problem}\n`);
    return error.exitCode;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeStderr(`${name}: bug, please report: ${detail}\n`);
  return ExitCode.Internal;
}
