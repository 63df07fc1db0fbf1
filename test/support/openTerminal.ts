import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '../../local/waitFor.ts';

/** A program on a terminal of its own, by script(1). */
export interface Terminal {
  readonly type: (keys: string) => void;
  /** Waits until it has shown this after the keys that were typed last. */
  readonly shows: (text: string) => Promise<void>;
  /** What it has shown since then. */
  readonly shown: () => string;
  readonly exited: Promise<number | null>;
}

export function openTerminal(command: string, env: NodeJS.ProcessEnv): Terminal {
  const child = spawn('script', ['-qefc', command, '/dev/null'], { env });
  let shown = '';
  let start = 0;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => (shown += text));
  const exited = once(child, 'exit').then(() => child.exitCode);
  return {
    type: (keys) => {
      start = shown.length;
      child.stdin.write(keys);
    },
    shows: async (text) => {
      const isShown = () => shown.slice(start).includes(text);
      try {
        await waitFor({ what: text, timeoutMs: 20_000 }, () => isShown() || undefined);
      } catch (error) {
        throw new Error(`expected ${JSON.stringify(text)}, shown ${JSON.stringify(shown)}`, {
          cause: error,
        });
      }
    },
    shown: () => shown.slice(start),
    exited,
  };
}
