import type { Finished } from '../../local/runCommand.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askDocker, type Docker, docker } from './docker.ts';

/** How a container has ended. */
export interface End {
  readonly code: number;
  /** From the request, or from the question. */
  readonly seconds: number;
  /** Killed by the kernel, since its memory was at its limit. */
  readonly outOfMemory: boolean;
}

export interface Container {
  readonly id: string;
  readonly host: string;
  /** `docker exec`: in the container as it runs. */
  readonly exec: (command: readonly string[], given?: Docker) => Promise<Finished>;
  /** Waits until a command exits 0 in it; throws with its log once it has ended. */
  readonly untilDone: (command: readonly string[], timeoutMs?: number) => Promise<string>;
  /** Waits until the engine, by the image's HEALTHCHECK, calls it so. */
  readonly untilHealth: (wanted: 'healthy' | 'unhealthy', timeoutMs?: number) => Promise<void>;
  /** SIGTERM, and SIGKILL after ten minutes. */
  readonly stop: () => Promise<End>;
  readonly signal: (signal: string) => Promise<void>;
  /** Waits until it has ended. */
  readonly end: (timeoutMs?: number) => Promise<End>;
  /** stdout and stderr. */
  readonly readLog: () => Promise<string>;
  readonly inspect: (format: string) => Promise<string>;
}

const graceSeconds = 600;
const shownLines = 30;
/** Six JVMs that start at once on two busy cores. */
const startMs = 180_000;

export function watchContainer(id: string, host: string): Container {
  const inspect = async (format: string) => askDocker(['inspect', '--format', format, id]);
  const readLog = async () => {
    const { stdout, stderr } = await docker(['logs', id]);
    return stdout + stderr;
  };
  const until = async (
    what: string,
    timeoutMs: number,
    ask: () => Promise<string | undefined>,
  ): Promise<string> =>
    waitFor({ what: `${host}: ${what}`, timeoutMs, everyMs: 500 }, async () => {
      const answer = await ask();
      if (answer === undefined && (await inspect('{{.State.Running}}')) !== 'true') {
        throw new Error(
          `${host} has ended:\n${(await readLog()).split('\n').slice(-shownLines).join('\n')}`,
        );
      }
      return answer;
    });
  const readEnd = async (beganMs: number): Promise<End> => {
    const seconds = (performance.now() - beganMs) / 1000;
    const [code, oom] = (await inspect('{{.State.ExitCode}} {{.State.OOMKilled}}')).split(' ');
    return { code: Number(code), seconds, outOfMemory: oom === 'true' };
  };

  return {
    id,
    host,
    inspect,
    readLog,
    exec: async (command, given) => docker(['exec', '--interactive', id, ...command], given),
    untilDone: async (command, timeoutMs = startMs) =>
      until(command.join(' '), timeoutMs, async () => {
        const { code, stdout, stderr } = await docker(['exec', id, ...command]);
        return code === 0 ? stdout + stderr : undefined;
      }),
    untilHealth: async (wanted, timeoutMs = startMs) => {
      await until(wanted, timeoutMs, async () => {
        const health = await inspect('{{.State.Health.Status}}');
        return health === wanted ? health : undefined;
      });
    },
    stop: async () => {
      const began = performance.now();
      await askDocker(['stop', '-t', String(graceSeconds), id], {
        timeoutMs: (graceSeconds + 60) * 1000,
      });
      return readEnd(began);
    },
    signal: async (signal) => void (await askDocker(['kill', '--signal', signal, id])),
    end: async (timeoutMs = startMs) => {
      const began = performance.now();
      await askDocker(['wait', id], { timeoutMs });
      return readEnd(began);
    },
  };
}
