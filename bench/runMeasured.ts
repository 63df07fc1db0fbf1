import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What one run of a command cost. */
export interface Cost {
  readonly exitCode: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakKib: number;
}

export interface Command {
  /** The first is an absolute path. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether what it says on standard error, as it always does, is not to be seen. */
  readonly quiet?: boolean;
  /** What is to be done before each run, outside of what is measured. */
  readonly prepare?: () => void;
}

export interface Meter {
  readonly run: (command: Command) => Promise<Cost>;
  readonly close: () => Promise<void>;
}

/** Starts the process that runs and measures commands, one at a time; needs python3. */
export async function runMeter(): Promise<Meter> {
  const meter = spawn('python3', [join(import.meta.dirname, 'measure.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(meter, 'spawn');
  const answers = createInterface({ input: meter.stdout })[Symbol.asyncIterator]();
  return {
    run: async ({ argv, env, quiet = false, prepare }) => {
      prepare?.();
      const streams = { stdout: '/dev/null', ...(quiet ? { stderr: '/dev/null' } : {}) };
      meter.stdin.write(`${JSON.stringify({ argv, env, ...streams })}\n`);
      const { done, value } = await answers.next();
      if (done === true) throw new Error(`the meter ended while it ran ${argv.join(' ')}`);
      return parseCost(value);
    },
    close: async () => {
      meter.stdin.end();
      await once(meter, 'exit');
    },
  };
}

function parseCost(line: string): Cost {
  const cost: Record<string, unknown> = JSON.parse(line);
  const read = (key: string): number => {
    const value = cost[key];
    if (typeof value !== 'number') throw new Error(`the meter said ${line}`);
    return value;
  };
  return {
    exitCode: read('exitCode'),
    wallMs: read('wallMs'),
    cpuMs: read('cpuMs'),
    peakKib: read('peakKib'),
  };
}
