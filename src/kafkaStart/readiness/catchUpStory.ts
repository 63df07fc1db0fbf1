import { renderBehind } from '../../kafka/verdicts/catchUpWords.ts';
import type { Lags } from '../../kafka/verdicts/lags.ts';
import { renderDuration } from '../../tool/units.ts';
import { type BrokerKnowledge, renderUnseen } from './brokerKnowledge.ts';

/** When the next line of a story is due, since the start of the broker. */
export interface CatchUpStory {
  readonly dueMs: number;
  readonly pauseMs: number;
}

const firstPauseMs = 10_000;
const lastPauseMs = 60_000;
/** What is told now and then may be longer than what a probe is told. */
const mostNames = 20;

export const untold: CatchUpStory = { dueMs: firstPauseMs, pauseMs: firstPauseMs };

interface Moment {
  readonly known: BrokerKnowledge;
  readonly lags: Lags;
  readonly nowMs: number;
}

export interface Told {
  readonly story: CatchUpStory;
  readonly line?: string;
}

/**
 * The line for people about a broker that is not ready for its replicas, or was not before this moment: after ten
 * seconds of it, then after twice as long each time, up to once a minute; and at its end.
 */
export function tellCatchUp(story: CatchUpStory, { known, lags, nowMs }: Moment): Told {
  const { catchUp, hidden, caught, startedMs = nowMs } = known;
  const elapsedMs = nowMs - startedMs;
  const behind =
    catchUp === undefined
      ? 'its replicas could not be looked at'
      : renderBehind(catchUp, lags, mostNames);
  switch (caught) {
    case 'late':
      return {
        story,
        line: `ready after ${renderDuration(elapsedMs)} (KAFKA_CATCH_UP_TIMEOUT) although ${behind}`,
      };
    case 'stuck':
      return {
        story,
        line: `ready although ${behind}: other brokers, or a disk, have to come back first`,
      };
    case 'in sync':
      if (hidden > 0) return { story, line: `ready, but ${renderUnseen(hidden)}` };
      return story.pauseMs === firstPauseMs
        ? { story }
        : { story, line: `caught up in ${renderDuration(elapsedMs)}` };
    case 'unasked':
      return { story };
    case undefined:
  }
  if (elapsedMs < story.dueMs) return { story };
  const pauseMs = Math.min(2 * story.pauseMs, lastPauseMs);
  return {
    story: { dueMs: elapsedMs + pauseMs, pauseMs },
    line: `catching up: ${behind}`,
  };
}
