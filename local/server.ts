import { relative } from 'node:path';
import { askPort } from './askPort.ts';
import { runTool } from './runCommand.ts';
import { logPathOf, type RunningPod, runPod } from './runPod.ts';
import type { ServerKind } from './serverKind.ts';
import { ServerProblem } from './serverProblem.ts';
import type { LocalPod, Site } from './site.ts';
import { settles, waitFor, within } from './waitFor.ts';

/** One life of a server; a restart begins another. Times are milliseconds. */
export interface Life {
  readonly startedAt: Date;
  readonly readyAfterMs?: number;
  readonly stoppedAfterMs?: number;
  readonly exitCode?: number;
}

export interface Server {
  readonly name: string;
  readonly pod: LocalPod;
  readonly kind: ServerKind;
  readonly lives: () => readonly Life[];
  /** The process that is there now. */
  readonly pid: () => number | undefined;
  /** Configures and starts the server, and waits until its probe says ready. */
  readonly start: () => Promise<void>;
  /** Sends SIGTERM before it returns; the promise is fulfilled when the server has ended. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, and what it started. */
  readonly kill: () => void;
  /** Is fulfilled when none of its tools runs. */
  readonly toolsEnded: () => Promise<unknown>;
}

export interface Surroundings {
  readonly site: Site;
  /** The server lives on when this program ends, however it ends. */
  readonly outlive: boolean;
  /** Once aborted, nothing starts any more. */
  readonly closing: AbortSignal;
  /** Is called when a process has begun or ended. */
  readonly onChange: () => void;
  /** Is called when the server ends though nobody stopped it. */
  readonly onBroken: (problem: ServerProblem) => void;
}

// A probe is a process of its own, and costs a tenth of a second of CPU.
const probeEveryMs = 300;
const killGraceMs = 5000;

/** A server of a site, which its own tools configure, start and probe. */
export function createServer(around: Surroundings, kind: ServerKind, pod: LocalPod): Server {
  const { site, outlive, closing, onChange, onBroken } = around;
  const lives: Life[] = [];
  const tools = new Set<Promise<unknown>>();
  let running: RunningPod | undefined;
  let stopAsked = false;

  const problem = (what: string) => {
    const logPath = relative(site.root, logPathOf(pod));
    return new ServerProblem(`${pod.name}: ${what}`, logPath, running?.readLog() ?? '');
  };
  const note = (facts: Partial<Life>) => {
    const life = lives.pop();
    if (life !== undefined) lives.push({ ...life, ...facts });
  };
  const run = async (command: readonly [string, ...string[]]) => {
    closing.throwIfAborted();
    const tool = runTool(site, pod, command);
    tools.add(tool);
    try {
      return await tool;
    } finally {
      tools.delete(tool);
    }
  };

  // Why it is not ready, if so.
  const probe = async (): Promise<string | undefined> => {
    if (typeof kind.probe === 'number') return askPort(pod.address, kind.probe);
    const { code, stderr } = await run(kind.probe);
    return code === 0 ? undefined : stderr.trim();
  };
  const begin = (): RunningPod => {
    closing.throwIfAborted();
    stopAsked = false;
    const begun = runPod(site, pod, kind.start(pod), { outlive });
    lives.push({ startedAt: new Date() });
    void begun.exited.then(
      (exitCode) => {
        note({ exitCode });
        onChange();
        if (!stopAsked) onBroken(problem(`ended by itself, exit code ${exitCode}`));
      },
      (error: unknown) => {
        onBroken(problem(`did not start: ${String(error)}`));
      },
    );
    running = begun;
    onChange();
    return begun;
  };
  const untilReady = async (begun: RunningPod) => {
    const seconds = kind.startTimeoutMs / 1000;
    let last: string | undefined;
    const deadline = performance.now() + kind.startTimeoutMs;
    const wait = { what: pod.name, timeoutMs: 2 * kind.startTimeoutMs, everyMs: probeEveryMs };
    await waitFor(wait, async () => {
      if (!begun.isRunning()) {
        throw problem(`ended while it started, exit code ${await begun.exited}`);
      }
      last = await probe();
      if (last === undefined) return true;
      if (performance.now() < deadline) return undefined;
      throw problem(`not ready within ${seconds} s: ${last}`);
    });
  };

  return {
    name: pod.name,
    pod,
    kind,
    lives: () => lives,
    pid: () => (running?.isRunning() === true ? running.pid : undefined),
    start: async () => {
      if (kind.configure !== undefined) {
        const { code, stderr } = await run(kind.configure);
        if (code !== 0) throw problem(`exit code ${code} of ${stderr.trim()}`);
      }
      const startMs = performance.now();
      await untilReady(begin());
      note({ readyAfterMs: performance.now() - startMs });
    },
    stop: async () => {
      if (running?.isRunning() !== true) return;
      const startMs = performance.now();
      stopAsked = true;
      running.signal('SIGTERM');
      if (!(await settles(running.exited, kind.stopTimeoutMs))) running.kill();
      await within(killGraceMs, `${pod.name}: its end`, running.exited);
      note({ stoppedAfterMs: performance.now() - startMs });
    },
    kill: () => {
      stopAsked = true;
      running?.kill();
    },
    toolsEnded: async () => Promise.allSettled(tools),
  };
}
