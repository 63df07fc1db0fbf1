import type { Mode, Role } from '../../kafka/cluster/socket.ts';
import type { Entries } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { seconds } from '../../process/narration.ts';
import { serverName } from '../run/serverName.ts';
import { chooseStopWait, flushMs, worstCaseMs } from './stopWait.ts';

interface StopFacts {
  readonly settings: Pick<KafkaSettings, 'stopBudgetMs' | 'stopWaitMs' | 'stopHoldMs'>;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly properties: Entries;
  /** Whether kafkaStart stays beside the broker. */
  readonly supervised: boolean;
}

/** How the time of a stop is shared out. */
export interface StopTimes {
  /** From the request to SIGKILL. */
  readonly budgetMs: number;
  /** How long it waits for others at most; 0 where it does not ask. */
  readonly waitMs: number;
  /** What was asked for and is not so, one line each. */
  readonly warnings: readonly string[];
}

const usualBudgetMs = { zookeeper: 270_000, kraft: 570_000 };

export function planStopTimes({ settings, supervised, ...server }: StopFacts): StopTimes {
  const budgetMs = settings.stopBudgetMs ?? usualBudgetMs[server.mode];
  const wait = chooseStopWait({ ...server, givenMs: settings.stopWaitMs, budgetMs });
  const times = {
    name: serverName(server.roles),
    budgetMs,
    holdMs: settings.stopHoldMs,
    ownMs: worstCaseMs(server),
  };
  const warnings = [...warnOfBudget(times), ...wait.warnings, ...warnOfHold(times)];
  return {
    budgetMs,
    waitMs: wait.maxMs,
    warnings: supervised ? warnings : warnOfUnheeded(settings),
  };
}

interface Times {
  /** `the broker`. */
  readonly name: string;
  readonly budgetMs: number;
  /** KAFKA_STOP_HOLD, if it is set. */
  readonly holdMs: number | undefined;
  readonly ownMs: number;
}

function warnOfBudget({ name, budgetMs, ownMs }: Times): string[] {
  if (budgetMs >= ownMs) return [];
  const loss = name === 'the broker' ? ', and its next start recovers its logs' : '';
  return [
    `KAFKA_STOP_BUDGET: ${seconds(budgetMs)} are less than ${name}'s own stop may take, ${renderOwn(ownMs)}: it is killed then${loss}`,
  ];
}

/** Half of the budget is the most that a stop waits for a start; what follows may still need more than the rest. */
function warnOfHold({ name, budgetMs, holdMs = 0, ownMs }: Times): string[] {
  const mostMs = budgetMs / 2;
  if (holdMs > mostMs) {
    return [
      `KAFKA_STOP_HOLD: ${seconds(holdMs)} are more than half of KAFKA_STOP_BUDGET, ${seconds(budgetMs)}: a stop waits for ${seconds(mostMs)} at most, since ${name} has to end in the rest`,
    ];
  }
  if (holdMs === 0 || budgetMs < ownMs || holdMs + ownMs <= budgetMs) return [];
  return [
    `KAFKA_STOP_HOLD: ${seconds(holdMs)} leave too little of KAFKA_STOP_BUDGET, ${seconds(budgetMs)}, for the worst case of ${name}'s own stop, ${renderOwn(ownMs)}: it is killed then`,
  ];
}

function renderOwn(ownMs: number): string {
  return ownMs > flushMs ? `${seconds(ownMs)} where no controller answers` : seconds(ownMs);
}

function warnOfUnheeded({ stopBudgetMs, stopWaitMs, stopHoldMs }: StopFacts['settings']): string[] {
  const set = [
    ...(stopBudgetMs === undefined ? [] : ['KAFKA_STOP_BUDGET']),
    // to wait for nothing is what it does
    ...((stopWaitMs ?? 0) === 0 ? [] : ['KAFKA_STOP_WAIT']),
    ...((stopHoldMs ?? 0) === 0 ? [] : ['KAFKA_STOP_HOLD']),
  ];
  if (set.length === 0) return [];
  return [
    `${set.join(', ')}: not heeded with --exec, after which nobody stays beside the broker: it stops as soon as it is told (leave out what is set; a preStop hook can wait, by kafkaOk stoppable --wait)`,
  ];
}
