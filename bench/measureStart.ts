import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { waitFor } from '../local/waitFor.ts';

/** When a start is over. */
interface End {
  readonly serves: () => Promise<boolean>;
  /** How often it is asked whether it serves. */
  readonly everyMs: number;
  readonly timeoutMs: number;
}

/** Starts a server, and gives the milliseconds from its first instruction until it serves; it is stopped then. */
export async function measureStart(
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  { serves, ...wait }: End,
): Promise<number> {
  const start = performance.now();
  const server = spawn(program, args, { env, stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    await waitFor({ what: `${program} serves`, ...wait }, async () => {
      if (await serves()) return true;
      if (server.exitCode !== null) throw new Error(`${program} ended with ${server.exitCode}`);
      return undefined;
    });
    return performance.now() - start;
  } finally {
    server.kill();
    await ended;
  }
}
