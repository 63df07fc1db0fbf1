import { findUnclean, type Logs, renderLogs } from '../../kafka/storage/logs.ts';
import type { Hold } from '../../process/narration.ts';

interface Starting {
  /** KAFKA_STOP_HOLD, if it is set. */
  readonly givenMs: number | undefined;
  readonly budgetMs: number;
  readonly logs: readonly Logs[];
}

const usualMs = 30_000;

/**
 * How long a stop waits for a broker that has not started. One that loads its logs has removed the marker
 * of its last clean stop already, and writes a new one only after it has started (KAFKA-10471): the stop
 * waits then for as long as half of the budget, since all that it recovered would have to be recovered again.
 */
export function chooseHold({ givenMs, budgetMs, logs }: Starting): Hold {
  const loading = findUnclean(logs);
  if (loading.length === 0) return { ms: givenMs ?? usualMs, what: 'still starts' };
  return { ms: givenMs ?? budgetMs / 2, what: `still loads ${renderLogs(loading)}` };
}
