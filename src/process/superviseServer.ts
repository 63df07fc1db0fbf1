import type { Drain } from './drain.ts';
import { judgeHealth, type Verdict } from './health.ts';
import { type Effect, type Event, type Phase, step } from './lifecycle.ts';
import { type Hold, narrate, narrateRequest, seconds } from './narration.ts';
import { resolveTied } from './resolveTie.ts';
import { runChild } from './runChild.ts';
import type { End, Supervision } from './supervision.ts';

/** Runs the server until it exits: signals, readiness and time all go through the lifecycle. */
export async function superviseServer(supervision: Supervision): Promise<End> {
  const { name, stop, budgetMs, drain, tell, setHealth } = supervision;
  const server = runChild(resolveTied(supervision));
  const watching = new AbortController();
  const draining = new AbortController();
  const ended = Promise.withResolvers<number>();
  const timers: NodeJS.Timeout[] = [];
  let phase: Phase = supervision.firstPhase;
  let answer: Verdict = { healthy: false, reason: `${name} is starting` };
  let askedAt: number | undefined;
  let drainAt: number | undefined;
  let drainedMs: number | undefined;
  let hold: Hold = { ms: 0, what: '' };
  let because: string | undefined;
  let wasReady = false;

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
    const unready = event.type === 'serverUnready' ? answer.reason : undefined;
    for (const effect of next.effects) {
      say(narrate(effect, before, { ...supervision, hold, because, unready, wasReady }));
      act(effect);
    }
    wasReady ||= phase === 'ready';
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
      case 'startDrain':
        startDrain(drain);
        break;
      case 'signalServer':
        server.kill(effect.signal);
        draining.abort();
        if (effect.signal === 'SIGTERM') {
          if (drainAt !== undefined) drainedMs = performance.now() - drainAt;
          watchStop();
        }
        break;
      case 'exit':
        ended.resolve(effect.exitCode);
        break;
    }
  };

  const leftMs = (): number =>
    askedAt === undefined ? budgetMs : budgetMs - (performance.now() - askedAt);
  // whatever breaks it must not end the supervisor, and the server with it
  const watchStop = (): void => {
    try {
      supervision.onTold?.({ pid: server.pid, leftMs: leftMs() });
    } catch (error) {
      tell(`the stop of ${name} cannot be watched: ${String(error)}`);
    }
  };
  const endDrain = (type: 'drained' | 'drainTimedOut', reason: string | undefined): void => {
    if (phase === 'draining') because = reason;
    dispatch({ type });
  };
  const startDrain = ({ maxMs, until }: Drain): void => {
    drainAt = performance.now();
    const waitsForOthers = until !== undefined && maxMs > 0;
    const late = waitsForOthers ? `waits no longer than ${seconds(maxMs)}` : undefined;
    timers.push(setTimeout(() => endDrain('drainTimedOut', late), maxMs));
    if (!waitsForOthers) return;
    void until(draining.signal)
      .catch((error: unknown) => `the wait has failed: ${String(error)}`)
      .then((reason) => endDrain('drained', reason));
  };

  setHealth(judgeHealth(name, phase, answer));
  const requestStop = (reason: string): void => {
    say(narrateRequest(reason, phase, { name, leftMs: leftMs() }));
    askedAt ??= performance.now();
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
    return { exitCode: await ended.promise, serverCode, stopMs, drainedMs };
  } finally {
    watching.abort();
    draining.abort();
    for (const timer of timers) clearTimeout(timer);
    process.off('SIGQUIT', askThreads);
    await watched;
  }
}
