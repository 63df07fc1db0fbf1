import { execa } from 'execa';
import type { Finished } from '../../../local/runCommand.ts';

export interface Asked {
  readonly timeoutMs?: number;
  readonly input?: string;
}

/** For a JVM of a command line tool, too, on a busy machine. */
const usualTimeoutMs = 180_000;

/** Runs `kubectl` in the current context to its end, whatever its exit code; throws where it has none, or time is up. */
export async function kubectl(
  args: readonly string[],
  { timeoutMs = usualTimeoutMs, input = '' }: Asked = {},
): Promise<Finished> {
  const { exitCode, stdout, stderr, shortMessage } = await execa('kubectl', args, {
    encoding: 'utf8',
    reject: false,
    input,
    stripFinalNewline: false,
    timeout: timeoutMs,
  });
  if (exitCode !== undefined) return { code: exitCode, stdout, stderr };
  throw new Error(`${shortMessage ?? `kubectl ${args.join(' ')}`}\n${stdout ?? ''}${stderr ?? ''}`);
}

/** The same, and what it printed, without the line break at its end; throws where it fails. */
export async function askKubectl(args: readonly string[], given?: Asked): Promise<string> {
  const { code, stdout, stderr } = await kubectl(args, given);
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${code}\n${stdout}${stderr}`);
  return stdout.trimEnd();
}
