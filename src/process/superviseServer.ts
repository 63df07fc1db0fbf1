import { constants } from 'node:os';
import { execa } from 'execa';
import type { Env } from '../tool/serviceLink.ts';
import type { Health, Verdict } from './health.ts';
import { type Effect, type Event, isStopping, type Phase, step } from './lifecycle.ts';
import type { StopRequests } from './watchStop.ts';

export interface Supervision {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
  /** How lines for people call it: `the broker`. */
  readonly name: string;
  readonly stop: StopRequests;
  /** From the request to stop to SIGKILL. */
  readonly budgetMs: number;
  /** How long a stop waits for a server that still starts. */
  readonly holdMs: number;
  readonly tell: (line: string) => void;
  readonly setHealth: (health: Health) => void;
  /** Reports what the server answers, again and again, until the signal aborts. */
  readonly watch: (report: (verdict: Verdict) => void, signal: AbortSignal) => void;
}

/** How the server ended. */
export interface End {
  /** What this process should exit with. */
  readonly exitCode: number;
  /** What the server ended with, as a shell would show it. */
  readonly serverCode: number;
  /** From the first request to stop; undefined where nobody asked. */
  readonly stopMs: number | undefined;
}

/** Runs the server until it exits: signals, readiness and time go through the lifecycle. */
export async function superviseServer(supervision: Supervision): Promise<End> {
  const { program, args, env, name, stop, budgetMs, tell, setHealth } = supervision;
  const holdMs = Math.min(supervision.holdMs, budgetMs);
  // No cleanup and no force kill: the lifecycle decides when the server is signalled.
  const server = execa(program, args, {
    stdio: 'inherit',
    env: { ...env },
    extendEnv: false,
    reject: false,
    cleanup: false,
    forceKillAfterDelay: false,
  });
  const watching = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const askThreads = (): void => void server.kill('SIGQUIT');
  process.on('SIGQUIT', askThreads); // a JVM prints its threads and goes on
  return new Promise((resolve) => {
    let phase: Phase = 'starting';
    let last: Verdict = { healthy: false, reason: `${name} is starting` };
    let stopAsked: number | undefined;
    let serverCode = 0;

    const publish = (): void => {
      const ready = isStopping(phase) ? { healthy: false, reason: `${name} is stopping` } : last;
      setHealth({ live: { healthy: true, reason: `${name} runs` }, ready });
    };
    const dispatch = (event: Event): void => {
      const before = phase;
      const next = step(phase, event);
      phase = next.phase;
      publish();
      for (const effect of next.effects) act(effect, before);
    };
    const act = (effect: Effect, before: Phase): void => {
      switch (effect.type) {
        case 'setReady':
          if (effect.ready) tell(`${name} is ready`);
          else if (before === 'ready') tell('not ready any more');
          break;
        case 'startBudgetTimer':
          timers.push(setTimeout(() => dispatch({ type: 'budgetTimedOut' }), budgetMs));
          break;
        case 'startHoldTimer':
          tell(
            `${name} still starts: it is told once it has started, in ${seconds(holdMs)} at most`,
          );
          timers.push(setTimeout(() => dispatch({ type: 'holdTimedOut' }), holdMs));
          break;
        case 'signalServer':
          tell(signalLine(effect.signal, before));
          server.kill(effect.signal);
          break;
        case 'exit':
          watching.abort();
          for (const timer of timers) clearTimeout(timer);
          process.off('SIGQUIT', askThreads);
          resolve({
            exitCode: effect.exitCode,
            serverCode,
            stopMs: stopAsked === undefined ? undefined : performance.now() - stopAsked,
          });
          break;
      }
    };
    const signalLine = (signal: 'SIGTERM' | 'SIGKILL', before: Phase): string => {
      if (signal === 'SIGKILL') return `${name} did not stop in ${seconds(budgetMs)}: killed`;
      const early = before === 'holding' && !last.healthy;
      return early ? `told ${name}, which had not started: expect no clean end` : `told ${name}`;
    };

    publish();
    stop.listen((signal) => {
      if (stopAsked === undefined) tell(`asked to stop (${signal}), ${seconds(budgetMs)} at most`);
      stopAsked ??= performance.now();
      dispatch({ type: 'stopRequested' });
    });
    supervision.watch((verdict) => {
      last = verdict;
      dispatch({ type: verdict.healthy ? 'serverReady' : 'serverUnready' });
    }, watching.signal);
    void server.then(({ exitCode, signal, code }) => {
      serverCode = exitCode ?? codeWithoutExit(signal, code);
      dispatch({ type: 'serverExited', exitCode: serverCode });
    });
  });
}

/** What a shell would report: 128 + n for a signal, 127 or 126 where nothing ran. */
function codeWithoutExit(signal: NodeJS.Signals | undefined, code: string | undefined): number {
  if (signal !== undefined) return 128 + constants.signals[signal];
  return code === 'ENOENT' ? 127 : 126;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
