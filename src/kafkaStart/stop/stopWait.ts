import { type Entries, isTrue, valueOf } from '../../kafka/properties/entries.ts';
import type { Mode, Role } from '../../kafka/cluster/socket.ts';
import { seconds } from '../../process/narration.ts';

interface Times {
  /** KAFKA_STOP_WAIT, if it is set. */
  readonly givenMs: number | undefined;
  readonly budgetMs: number;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly properties: Entries;
}

export interface StopWait {
  /** How long a stop waits for others at most; 0 where it does not ask. */
  readonly maxMs: number;
  readonly warnings: readonly string[];
}

/** How long a broker in KRaft mode waits for the controllers to let it go; no property changes it (KafkaBroker.scala). */
const approvalMs = 300_000;
/** For flushing all logs, and the end of java. */
export const flushMs = 30_000;
/** Of a budget that does not hold the worst case anyway. */
const leastShare = 10;
/** Of a controller that is no broker: longer than brokers wait for each other, and then need it. */
const controllerMs = 300_000;

/**
 * How long a stop may wait for others: as long as the rest of the budget holds the worst case of the broker's
 * own stop. Where the budget is too short for that, a tenth: the worst case is a quorum that is gone, for
 * which nobody waits.
 */
export function chooseStopWait({ givenMs, budgetMs, ...broker }: Times): StopWait {
  const ownMs = worstCaseMs(broker);
  const limitMs = Math.max(budgetMs - ownMs, Math.floor(budgetMs / leastShare));
  const usualMs = broker.roles.includes('broker') ? limitMs : Math.min(limitMs, controllerMs);
  if (givenMs === undefined || givenMs <= limitMs) {
    return { maxMs: givenMs ?? usualMs, warnings: [] };
  }
  const warning = `KAFKA_STOP_WAIT: ${seconds(givenMs)} leave too little of KAFKA_STOP_BUDGET, ${seconds(budgetMs)}, for the broker's own stop, which may take ${seconds(ownMs)}: it waits for ${seconds(limitMs)} at most`;
  return { maxMs: limitMs, warnings: [warning] };
}

type Server = Pick<Times, 'mode' | 'roles' | 'properties'>;

/** How long the server's own stop takes where everything goes wrong that Kafka puts up with. */
export function worstCaseMs(server: Server): number {
  return worstControlledMs(server) + flushMs;
}

/** How long the controlled shutdown of a broker takes where nobody lets it go; 0 where there is none. */
export function worstControlledMs({ mode, roles, properties }: Server): number {
  if (!roles.includes('broker')) return 0;
  if (!isTrue(properties, 'controlled.shutdown.enable', true)) return 0;
  if (mode === 'kraft') return approvalMs;
  const numberOf = (key: string, usual: number): number =>
    Number(valueOf(properties, key) ?? usual);
  const tries = numberOf('controlled.shutdown.max.retries', 3);
  const tryMs =
    numberOf('controller.socket.timeout.ms', 30_000) + numberOf('request.timeout.ms', 30_000);
  const pauseMs = numberOf('controlled.shutdown.retry.backoff.ms', 5000);
  return tries * tryMs + Math.max(0, tries - 1) * pauseMs;
}
