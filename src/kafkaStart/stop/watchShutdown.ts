import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import { type PortWatch, watchPort } from '../../process/watchPort.ts';
import type { BrokerPlan } from '../plan/brokerPlan.ts';
import { foretellSlowStop, tellSlowStop } from './slowStop.ts';
import { worstControlledMs } from './stopWait.ts';

interface Told extends Pick<BrokerPlan, 'mode' | 'roles' | 'properties'> {
  readonly pid: number;
  /** Of the broker, which closes it when its controlled shutdown is over. */
  readonly port: number;
  /** Until SIGKILL. */
  readonly leftMs: number;
  /** What was missing when it was last asked whether it may stop. */
  readonly lacks: StopVerdict['lacks'];
}

const tellEveryMs = 60_000;

/**
 * Watches how a broker that was told to stop does so, and says each minute what it still does. None where it
 * hands nothing over.
 */
export function watchShutdown(
  { pid, port, leftMs, lacks, ...server }: Told,
  tell: (line: string) => void,
): PortWatch | undefined {
  const controlledMs = worstControlledMs(server);
  if (controlledMs === 0) return undefined;
  const began = performance.now();
  if (lacks !== undefined) tell(foretellSlowStop({ lacks, controlledMs, leftMs }));
  const watch = watchPort({ pid, port }, tell);
  const timer = setInterval(() => {
    const sinceMs = performance.now() - began;
    const handsOver = watch.closedMs() === undefined;
    tell(tellSlowStop({ sinceMs, handsOver, controlledMs, leftMs: leftMs - sinceMs }));
  }, tellEveryMs);
  return {
    closedMs: watch.closedMs,
    stop: () => {
      clearInterval(timer);
      watch.stop();
    },
  };
}
