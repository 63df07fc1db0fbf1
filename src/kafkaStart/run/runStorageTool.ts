import { rmSync } from 'node:fs';
import { writeFiles } from '../../files/writeFiles.ts';
import { maskSecrets } from '../../java/secretText.ts';
import { seconds } from '../../process/narration.ts';
import type { StopRequests } from '../../process/watchStop.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';
import { findReasons } from './stackTrace.ts';

interface Format {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
  readonly stop: StopRequests;
  /** From a request to stop to SIGKILL. */
  readonly budgetMs: number;
  /** Further arguments that nobody may see, and the file they are handed over by. */
  readonly secrets: { readonly path: string; readonly args: readonly string[] };
}

/**
 * Formats the storage by Kafka's own StorageTool, to its end, since half-formatted storage helps nobody; but no longer
 * than a stop may take.
 */
export async function runStorageTool({ args, secrets, ...rest }: Format): Promise<void> {
  const isThere = secrets.args.length > 0;
  if (isThere) {
    const text = `${secrets.args.join('\n')}\n`;
    writeFiles({ files: [{ path: secrets.path, text, mode: 0o600, secret: true }], folders: [] });
  }
  try {
    // StorageTool reads arguments from a file by argparse4j, one a line
    await format({ ...rest, args: isThere ? [...args, `@${secrets.path}`] : args });
  } finally {
    if (isThere) rmSync(secrets.path, { force: true });
  }
}

async function format(tool: Omit<Format, 'secrets'>): Promise<void> {
  const { program, args, env, stop, budgetMs } = tool;
  // Not loaded where nothing is to be formatted.
  const { execa } = await import('execa');
  const formatting = execa(program, args, {
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    cleanup: false,
    // Ctrl-C is for the tool that waits, not for the formatting
    detached: true,
  });
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  let isOver = false;
  stop.listen(() => {
    if (isOver) return;
    timer ??= setTimeout(() => {
      isLate = true;
      formatting.kill('SIGKILL');
    }, budgetMs);
  });
  const { exitCode, all } = await formatting;
  isOver = true;
  clearTimeout(timer);
  if (exitCode === 0) return;
  const code = exitCode ?? 'a signal';
  const how = isLate
    ? `was killed: it did not end within ${seconds(budgetMs)} of the request to stop (KAFKA_STOP_BUDGET)`
    : `ended with ${code}`;
  throw new ToolError(ExitCode.CannotCreate, [
    `the storage could not be formatted: kafka.tools.StorageTool ${how}`,
    ...findReasons(maskSecrets(all)),
  ]);
}
