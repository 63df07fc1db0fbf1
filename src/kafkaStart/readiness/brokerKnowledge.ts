import { type CatchUp, isStuck, stepCatchUp } from '../../kafka/verdicts/catchUp.ts';
import { renderBehind } from '../../kafka/verdicts/catchUpWords.ts';
import type { Lags } from '../../kafka/verdicts/lags.ts';
import { judgeBroker } from '../../kafka/verdicts/registered.ts';
import type { RegisteredBroker } from '../../kafka/wire/describeCluster.ts';
import type { BrokerPlace, Partition } from '../../kafka/wire/metadata.ts';
import type { Verdict } from '../../process/health.ts';

/** What a broker said of itself. */
export interface BrokerState {
  /** Those that are registered and unfenced, as it knows. */
  readonly brokers: readonly BrokerPlace[];
  /** Those that are fenced as well, where it was asked for them and can say it. */
  readonly registered?: readonly RegisteredBroker[];
  /** Undefined where it was not asked for them. */
  readonly partitions?: readonly Partition[];
  /** Topics that it has logs of, and does not tell of to this login. */
  readonly hidden?: readonly string[];
}

/** What a broker is asked: its brokers and all partitions, its brokers alone, or whether it answers. */
export type Inquiry = 'partitions' | 'brokers' | 'answer';

/** Why a broker that has started is not waited for any more. */
export type Caught = 'in sync' | 'late' | 'stuck' | 'unasked';

/** What is known of a broker, by a clock in milliseconds that begins anywhere. */
export interface BrokerKnowledge {
  readonly registration: Verdict;
  /** When it was first registered. */
  readonly startedMs: number | undefined;
  /** Undefined before the first look at its replicas. */
  readonly catchUp: CatchUp | undefined;
  /** How many topics it has logs of that could not be looked at. */
  readonly hidden: number;
  /** Since when nothing that it does brings any of its replicas in sync. */
  readonly stuckSinceMs: number | undefined;
  /** Set once, for the life of the broker: from then on only the broker itself counts. */
  readonly caught: Caught | undefined;
  /** When it was last asked for its brokers. */
  readonly askedMs: number;
  /** For how long that counts, of a broker that is ready and well. */
  readonly freshMs: number;
  /** Whether the last answer was missing, or a no. */
  readonly isWrong: boolean;
}

export const nothingKnown: BrokerKnowledge = {
  registration: { healthy: false, reason: 'it has not been asked yet' },
  startedMs: undefined,
  catchUp: undefined,
  hidden: 0,
  stuckSinceMs: undefined,
  caught: undefined,
  askedMs: 0,
  freshMs: 0,
  isWrong: true,
};

const oftenMs = 30_000;
/** Long enough for others that start at once; where they start one after the other, they wait for this one. */
const stuckMs = 120_000;

interface Moment {
  /** How long a broker may take to catch up; 0 waits for nothing. */
  readonly catchUpMs: number;
  readonly nowMs: number;
}

/** What to ask next: of a broker that is ready and well, no more than two times a minute for its brokers. */
export function chooseInquiry(known: BrokerKnowledge, { catchUpMs, nowMs }: Moment): Inquiry {
  const { registration, startedMs = nowMs, askedMs, freshMs, caught, isWrong } = known;
  if (!registration.healthy) return 'brokers';
  if (caught !== undefined) return isWrong || nowMs - askedMs >= freshMs ? 'brokers' : 'answer';
  // that it has started has to be seen twice, and that its time is over needs no answer about partitions
  const isSeenOnce = askedMs === startedMs;
  return isSeenOnce || (isWrong && nowMs - startedMs >= catchUpMs) ? 'brokers' : 'partitions';
}

interface Asked extends Moment {
  readonly nodeId: number;
}

/** What is known after one more answer. */
export function learn(
  known: BrokerKnowledge,
  { brokers, registered, partitions, hidden = [] }: BrokerState,
  { nodeId, catchUpMs, nowMs }: Asked,
): BrokerKnowledge {
  const ids = brokers.map(({ id }) => id);
  const registration = judgeBroker(ids, nodeId, registered);
  const isWrong = !registration.healthy;
  const next = { ...known, registration, askedMs: nowMs, freshMs: oftenMs, isWrong };
  if (!registration.healthy) return next;
  const startedMs = known.startedMs ?? nowMs;
  const started = { ...next, startedMs };
  if (known.caught !== undefined) return started;
  if (catchUpMs === 0) return { ...started, caught: 'unasked' };
  const waitedMs = nowMs - startedMs;
  if (partitions === undefined) {
    return waitedMs >= catchUpMs ? { ...started, caught: 'late' } : started;
  }
  const catchUp = stepCatchUp(known.catchUp, partitions, nodeId);
  const stuckSinceMs = isStuck(catchUp) ? (known.stuckSinceMs ?? nowMs) : undefined;
  const caught = judgeWait(catchUp, {
    waitedMs,
    stuckForMs: nowMs - (stuckSinceMs ?? nowMs),
    catchUpMs,
  });
  return { ...started, catchUp, hidden: hidden.length, stuckSinceMs, caught };
}

interface Waited {
  readonly waitedMs: number;
  readonly stuckForMs: number;
  readonly catchUpMs: number;
}

function judgeWait({ behind }: CatchUp, waited: Waited): Caught | undefined {
  if (behind.length === 0) return 'in sync';
  if (waited.waitedMs >= waited.catchUpMs) return 'late';
  return waited.stuckForMs >= stuckMs ? 'stuck' : undefined;
}

/** Whether the broker is ready, by all that is known; `lags`: of what it is still behind with. */
export function judgeReadiness(
  { registration, catchUp, hidden, caught }: BrokerKnowledge,
  lags?: Lags,
): Verdict {
  if (!registration.healthy) return registration;
  if (caught !== undefined) {
    const reason = `${registration.reason}${hidden === 0 ? '' : ` (${renderUnseen(hidden)})`}`;
    return { healthy: true, reason };
  }
  const what = catchUp === undefined ? 'its replicas are looked at' : renderBehind(catchUp, lags);
  return { healthy: false, reason: `catching up: ${what}` };
}

/** What cannot be looked at does not keep a broker from being ready, as where no login is known at all. */
export function renderUnseen(hidden: number): string {
  const topics = hidden === 1 ? '1 topic' : `${hidden} topics`;
  return `whether its replicas of ${topics} are in sync cannot be seen: this login needs Describe on all topics`;
}
