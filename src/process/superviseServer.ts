import { constants } from 'node:os';
import { execa } from 'execa';
import type { Env } from '../tool/serviceLink.ts';
import { type Health, judgeHealth, type Verdict } from './health.ts';
import { type Effect, type Event, type Phase, step } from './lifecycle.ts';
import { narrate, seconds, type Subject } from './narration.ts';
import type { StopRequests } from './watchStop.ts';

/** `budgetMs`: from the request to stop to SIGKILL; `holdMs`: how long a stop waits for the start. */
export interface Supervision extends Subject {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
  readonly stop: StopRequests;
  /** `unready` where nothing will tell when it has started. */
  readonly firstPhase: 'starting' | 'unready';
  readonly tell: (line: string) => void;
  readonly setHealth: (health: Health) => void;
  /** Reports what the server answers, again and again, and ends soon after the signal aborts. */
  readonly watch: (report: (answer: Verdict) => void, signal: AbortSignal) => Promise<void>;
}

/** How the server ended. */
export interface End {
  /** What this process should exit with. */
  readonly exitCode: number;
  /** What the server ended with, as a shell would show it. */
  readonly serverCode: number;
  /** Since the first request to stop; undefined where nobody asked. */
  readonly stopMs: number | undefined;
}

/** Runs the server until it exits: signals, readiness and time all go through the lifecycle. */
export async function superviseServer(supervision: Supervision): Promise<End> {
  const { name, stop, budgetMs, tell, setHealth } = supervision;
  // half of the budget stays for the stop itself
  const holdMs = Math.min(supervision.holdMs, budgetMs / 2);
  const server = startServer(supervision);
  const watching = new AbortController();
  const ended = Promise.withResolvers<number>();
  const timers: NodeJS.Timeout[] = [];
  let phase: Phase = supervision.firstPhase;
  let answer: Verdict = { healthy: false, reason: `${name} is starting` };
  let askedAt: number | undefined;

  const dispatch = (event: Event): void => {
    const before = phase;
    const next = step(phase, event);
    phase = next.phase;
    setHealth(judgeHealth(name, phase, answer));
    for (const effect of next.effects) {
      const line = narrate(effect, before, { name, budgetMs, holdMs });
      if (line !== undefined) tell(line);
      act(effect);
    }
  };
  const act = (effect: Effect): void => {
    switch (effect.type) {
      case 'setReady':
        break; // told with the phase, by setHealth
      case 'startBudgetTimer':
        timers.push(setTimeout(() => dispatch({ type: 'budgetTimedOut' }), budgetMs));
        break;
      case 'startHoldTimer':
        timers.push(setTimeout(() => dispatch({ type: 'holdTimedOut' }), holdMs));
        break;
      case 'signalServer':
        server.kill(effect.signal);
        break;
      case 'exit':
        ended.resolve(effect.exitCode);
        break;
    }
  };

  setHealth(judgeHealth(name, phase, answer));
  stop.listen((signal) => {
    if (askedAt === undefined) tell(`asked to stop (${signal}), ${seconds(budgetMs)} at most`);
    askedAt ??= performance.now();
    dispatch({ type: 'stopRequested' });
  });
  const askThreads = (): void => void server.kill('SIGQUIT'); // a JVM prints its threads and goes on
  process.on('SIGQUIT', askThreads);
  const report = (next: Verdict): void => {
    answer = next;
    dispatch({ type: next.healthy ? 'serverReady' : 'serverUnready' });
  };
  // whatever breaks the watching must not end the server
  const watched = supervision.watch(report, watching.signal).catch((error: unknown) => {
    report({ healthy: false, reason: `${name} cannot be asked: ${String(error)}` });
  });
  try {
    const result = await server;
    const serverCode = codeOf(result);
    if (result.exitCode === undefined && result.signal === undefined) {
      tell(`${supervision.program} could not be run: ${result.code ?? result.shortMessage}`);
    }
    dispatch({ type: 'serverExited', exitCode: serverCode });
    const stopMs = askedAt === undefined ? undefined : performance.now() - askedAt;
    return { exitCode: await ended.promise, serverCode, stopMs };
  } finally {
    watching.abort();
    for (const timer of timers) clearTimeout(timer);
    process.off('SIGQUIT', askThreads);
    await watched;
  }
}

// No cleanup and no force kill: the lifecycle decides when the server is signalled. Its output is
// inherited, never piped: a full pipe would stop the server.
function startServer({ program, args, env }: Supervision) {
  return execa(program, args, {
    stdio: 'inherit',
    env: { ...env },
    extendEnv: false,
    reject: false,
    cleanup: false,
    forceKillAfterDelay: false,
  });
}

/** What a shell would show: 128 + n for a signal, 127 or 126 where nothing ran. */
function codeOf(result: Awaited<ReturnType<typeof startServer>>): number {
  const { exitCode, signal, code } = result;
  if (exitCode !== undefined) return exitCode;
  if (signal !== undefined) return 128 + constants.signals[signal];
  return code === 'ENOENT' ? 127 : 126;
}
