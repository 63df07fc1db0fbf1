import { type Health, judgeHealth, type Verdict } from './health.ts';
import { type Effect, type Event, type Phase, step } from './lifecycle.ts';
import { type Hold, narrate, narrateRequest, type Subject } from './narration.ts';
import { resolveTied } from './resolveTie.ts';
import { runChild, type ChildCommand } from './runChild.ts';
import type { StopRequests } from './watchStop.ts';

/** What the supervisor lends to whoever asks the server how it is. */
export interface Watched {
  /** None where it could not be started. */
  readonly pid: number | undefined;
  readonly report: (answer: Verdict) => void;
  /** The server has started, and may not be ready for long yet: a stop no longer waits for its start. */
  readonly reportStart: () => void;
  /** Asks for the same stop as SIGTERM would, and says why. */
  readonly requestStop: (reason: string) => void;
  /** Whether a stop was asked for, by whomever. */
  readonly isStopping: () => boolean;
  /** Aborts when the server has ended. */
  readonly signal: AbortSignal;
}

/**
 * `budgetMs`: from the request to stop to SIGKILL; `drainMs`: how long one waits for the clients of a
 * server that has started.
 */
export interface Supervision extends Omit<Subject, 'hold'>, ChildCommand {
  readonly stop: StopRequests;
  /** Asked when a server that has not started is to stop: how long that waits for the start, and why. */
  readonly readHold: () => Hold;
  /** `unready` where nothing will tell when it has started. */
  readonly firstPhase: 'starting' | 'unready';
  readonly tell: (line: string) => void;
  readonly setHealth: (health: Health) => void;
  /** What the server gets when this process is killed, and can no longer stop it. */
  readonly orphanSignal: 'SIGTERM' | 'SIGKILL';
  /** Reports what the server answers, again and again, and ends soon after the signal aborts. */
  readonly watch: (server: Watched) => Promise<void>;
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
  const { name, stop, budgetMs, drainMs, tell, setHealth } = supervision;
  const server = runChild(resolveTied(supervision));
  const watching = new AbortController();
  const ended = Promise.withResolvers<number>();
  const timers: NodeJS.Timeout[] = [];
  let phase: Phase = supervision.firstPhase;
  let answer: Verdict = { healthy: false, reason: `${name} is starting` };
  let askedAt: number | undefined;
  let hold: Hold = { ms: 0, what: '' };

  const say = (line: string | undefined): void => {
    if (line !== undefined) tell(line);
  };
  const readHold = (): Hold => {
    const { ms, what } = supervision.readHold();
    // half of the budget stays for the stop itself
    return { ms: Math.min(ms, budgetMs / 2), what };
  };
  const dispatch = (event: Event): void => {
    const before = phase;
    const next = step(phase, event);
    phase = next.phase;
    setHealth(judgeHealth(name, phase, answer));
    if (phase === 'holding' && before !== 'holding') hold = readHold();
    for (const effect of next.effects) {
      say(narrate(effect, before, { ...supervision, hold }));
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
        timers.push(setTimeout(() => dispatch({ type: 'holdTimedOut' }), hold.ms));
        break;
      case 'startDrainTimer':
        timers.push(setTimeout(() => dispatch({ type: 'drainTimedOut' }), drainMs));
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
  const requestStop = (reason: string): void => {
    const now = performance.now();
    askedAt ??= now;
    say(narrateRequest(reason, phase, { name, leftMs: budgetMs - (now - askedAt) }));
    dispatch({ type: 'stopRequested' });
  };
  stop.listen((signal) => requestStop(`asked to stop (${signal})`));
  const askThreads = (): void => server.kill('SIGQUIT'); // a JVM prints its threads and goes on
  process.on('SIGQUIT', askThreads);
  const report = (next: Verdict): void => {
    answer = next;
    dispatch({ type: next.healthy ? 'serverReady' : 'serverUnready' });
  };
  // whatever breaks the watching must not end the server
  const watched = supervision
    .watch({
      pid: server.pid,
      report,
      reportStart: () => dispatch({ type: 'serverStarted' }),
      requestStop,
      isStopping: () => askedAt !== undefined,
      signal: watching.signal,
    })
    .catch((error: unknown) => {
      report({ healthy: false, reason: `${name} cannot be asked: ${String(error)}` });
    });
  try {
    const { code: serverCode, problem } = await server.ended;
    if (problem !== undefined) tell(`${supervision.program} could not be run: ${problem}`);
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
