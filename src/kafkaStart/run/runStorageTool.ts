import { rmSync } from 'node:fs';
import { writeFiles } from '../../files/writeFiles.ts';
import { maskSecrets } from '../../java/secretText.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';
import { findReasons } from './stackTrace.ts';

interface Format {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
  /** Further arguments that nobody may see, and the file they are handed over by. */
  readonly secrets: { readonly path: string; readonly args: readonly string[] };
}

/** Formats the storage by Kafka's own StorageTool, to its end: half-formatted storage helps nobody. */
export async function runStorageTool({ program, args, env, secrets }: Format): Promise<void> {
  const isThere = secrets.args.length > 0;
  if (isThere) {
    const text = `${secrets.args.join('\n')}\n`;
    writeFiles({ files: [{ path: secrets.path, text, mode: 0o600, secret: true }], folders: [] });
  }
  try {
    // StorageTool reads arguments from a file by argparse4j, one a line
    await format(program, isThere ? [...args, `@${secrets.path}`] : args, env);
  } finally {
    if (isThere) rmSync(secrets.path, { force: true });
  }
}

async function format(program: string, args: readonly string[], env: Env): Promise<void> {
  // Not loaded where nothing is to be formatted.
  const { execa } = await import('execa');
  const { exitCode, all } = await execa(program, args, {
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    cleanup: false,
    // Ctrl-C is for the tool that waits, not for the formatting
    detached: true,
  });
  if (exitCode === 0) return;
  const code = exitCode ?? 'a signal';
  throw new ToolError(ExitCode.CannotCreate, [
    `the storage could not be formatted: kafka.tools.StorageTool ended with ${code}`,
    ...findReasons(maskSecrets(all)),
  ]);
}
