import { askLags } from '../../kafka/ask/askLags.ts';
import { askHiddenTopics } from '../../kafka/ask/askHiddenTopics.ts';
import type { Others } from '../../kafka/ask/resolveTarget.ts';
import type { Ask } from '../../kafka/ask/target.ts';
import type { Lags } from '../../kafka/verdicts/lags.ts';
import type { Entries } from '../../kafka/properties/entries.ts';
import { isAtLeast } from '../../kafka/version.ts';
import { apiVersions } from '../../kafka/wire/apiVersions.ts';
import { describeCluster } from '../../kafka/wire/describeCluster.ts';
import { metadata } from '../../kafka/wire/metadata.ts';
import { askServer } from '../../kafka/ask/askServer.ts';
import {
  type BrokerState,
  chooseInquiry,
  type Inquiry,
  judgeReadiness,
  learn,
  nothingKnown,
} from './brokerKnowledge.ts';
import { tellCatchUp, untold } from './catchUpStory.ts';
import { overhear, type Overheard } from './overheard.ts';
import { type Look, pauseAfter } from './look.ts';

interface Broker extends Others {
  readonly nodeId: number;
  /** Of Kafka. */
  readonly version: string;
  readonly properties: Entries;
  /** How long it may take to catch up; 0 waits for nothing. */
  readonly catchUpMs: number;
  readonly readOverheard: () => Overheard | undefined;
  readonly tell: (line: string) => void;
}

/** Of a cluster that is large; a broker that hangs meanwhile is not ready anyway. */
const partitionsTimeoutMs = 15_000;

/**
 * Looks at a broker: whether it is registered and unfenced and, until its own replicas have been in sync
 * once, at all partitions; afterwards at no more than it takes to see that it lives.
 */
export function lookAtBroker(broker: Broker): Look {
  const { nodeId, catchUpMs, tell, env, trust } = broker;
  let known = nothingKnown;
  let story = untold;
  return async (target) => {
    const askedMs = performance.now();
    const before = overhear(known, broker.readOverheard(), nodeId);
    known = before;
    const inquiry = chooseInquiry(before, { catchUpMs, nowMs: askedMs });
    const timeoutMs = inquiry === 'partitions' ? partitionsTimeoutMs : target.timeoutMs;
    const answered = await askServer({ ...target, timeoutMs }, async (ask) =>
      askState(ask, inquiry, broker),
    );
    if (!answered.ok) {
      known = { ...known, isWrong: true };
      return inquiry === 'partitions'
        ? { ...answered, work: { tookMs: performance.now() - askedMs, partitions: Infinity } }
        : answered;
    }
    const { value: state } = answered;
    const tookMs = performance.now() - askedMs;
    known =
      state === undefined
        ? { ...known, isWrong: false }
        : learn(known, state, { nodeId, catchUpMs, nowMs: performance.now() });
    const { behind } = known.catchUp ?? { behind: [] };
    let lags: Lags = new Map();
    if (before.caught === undefined && state !== undefined) {
      lags = await askLags(target, { behind, brokers: state.brokers, env, trust });
      const told = tellCatchUp(story, { known, lags, nowMs: performance.now() });
      story = told.story;
      if (told.line !== undefined) tell(told.line);
    }
    const started = known.startedMs !== undefined;
    const verdict = judgeReadiness(known, lags);
    const isNext =
      known.registration.healthy && known.caught === undefined && known.catchUp === undefined;
    const work = { tookMs, partitions: state?.partitions?.length ?? 0 };
    const pauseMs = isNext ? 0 : pauseAfter(verdict.healthy, work);
    return { ok: true, value: { verdict, started, pauseMs } };
  };
}

type Self = Pick<Broker, 'nodeId' | 'version' | 'properties'>;

/** Undefined where nothing is asked but an answer. */
async function askState(
  ask: Ask,
  inquiry: Inquiry,
  { nodeId, version, properties }: Self,
): Promise<BrokerState | undefined> {
  if (inquiry === 'answer') {
    await ask(apiVersions);
    return undefined;
  }
  const { brokers, partitions } = await ask(metadata(inquiry === 'brokers' ? 'none' : 'all'));
  const seen =
    inquiry === 'brokers'
      ? { brokers }
      : { brokers, partitions, hidden: await askHiddenTopics(ask, { properties, partitions }) };
  const isKnown = brokers.some(({ id }) => id === nodeId);
  if (isKnown || !isAtLeast(version, '4.0')) return seen;
  return { ...seen, registered: await ask(describeCluster) };
}
