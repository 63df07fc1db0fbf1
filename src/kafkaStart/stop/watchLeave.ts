import { askStoppable } from '../../kafka/ask/askStoppable.ts';
import { askTopicConfig } from '../../kafka/ask/askTopicConfig.ts';
import type { Question } from '../../kafka/ask/question.ts';
import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import type { Drain } from '../../process/drain.ts';
import type { End, Told } from '../../process/supervision.ts';
import type { PortWatch } from '../../process/watchPort.ts';
import { keptFor } from '../../tool/shared.ts';
import type { Run } from '../run/runPreparations.ts';
import type { Parts } from './stopReport.ts';
import { type Followed, judgeFollowers, notLooked } from './leavingBrokers.ts';
import { askWhoLeaves } from './askWhoLeaves.ts';
import { findQuorumLoss } from './leavingControllers.ts';
import { watchShutdown } from './watchShutdown.ts';
import { watchStoppable } from './watchStoppable.ts';

interface Leaving extends Pick<Run, 'plan' | 'settings' | 'stopTimes' | 'env' | 'tell'> {
  readonly question: Question;
}

/** How a broker leaves. */
export interface Leave {
  readonly drain: Drain;
  readonly onTold: (told: Told) => void;
  /** What is known of the stop once it is over. */
  readonly parts: (end: End) => Parts;
}

type Asked = Pick<Leaving, 'plan' | 'question' | 'env'>;

/** Of a probe, which waits no longer, and of a controller that is no broker, which has little to tell. */
const probedMs = 4000;
/** Of a stop, for all that it asks at once: a cluster that is slow to answer is asked nevertheless. */
const drainMs = 12_000;
/** Of these, for a session with ZooKeeper, and then for each answer. */
const zookeeperMs = 1500;
const keptMs = 1000;

/** Asks whether a broker may stop, for probes: what one was told counts for those that ask in the next second. */
export function watchWhetherToStop(asked: Asked): () => Promise<StopVerdict> {
  return keptFor(keptMs, { ask: askerOf(asked, probedMs), now: () => performance.now() });
}

function askerOf({ plan, question, env }: Asked, timeoutMs: number) {
  const { properties } = plan;
  return async (): Promise<StopVerdict> =>
    askStoppable(
      { ...plan, question },
      {
        env,
        timeoutMs,
        readTopicConfig: async (topics, key) =>
          askTopicConfig(topics, key, { properties, env, timeoutMs: zookeeperMs }),
      },
    );
}

const nobody = 'no broker follows the quorum, which need not be kept';

/** The same, and a controller that is no broker stays for those that leave with it, and for nobody else. */
function alsoForBrokers(ask: () => Promise<StopVerdict>): () => Promise<StopVerdict> {
  let followed: Followed = notLooked;
  return async () => {
    const verdict = await ask();
    if (verdict.followers === undefined) return verdict;
    const judged = judgeFollowers(followed, verdict.followers, performance.now());
    followed = judged.followed;
    const { reason, alone } = judged;
    if (verdict.outlook === 'wait' && alone) {
      return { ...verdict, healthy: true, outlook: 'may', reason: nobody, loss: nobody };
    }
    return verdict.outlook !== 'may' || reason === undefined
      ? verdict
      : { ...verdict, healthy: false, outlook: 'wait', reason };
  };
}

/** The same, and a broker that is a controller waits for nobody where the quorum leaves with it. */
function unlessAllLeave(
  ask: () => Promise<StopVerdict>,
  { plan, settings, env }: Leaving,
): () => Promise<StopVerdict> {
  const { nodeId } = plan;
  const { healthPort } = settings;
  return async () => {
    const verdict = await ask();
    if (verdict.outlook !== 'wait' || verdict.peers === undefined) return verdict;
    const { voters, others } = verdict.peers;
    const leaving = await askWhoLeaves(others, { healthPort, env });
    const there = others.map(({ id }) => id);
    const reason = findQuorumLoss({ nodeId, voters, there, leaving });
    return reason === undefined ? verdict : { ...verdict, outlook: 'never', reason };
  };
}

/** Waits before a stop for others that need this broker, and watches its controlled shutdown. */
export function watchLeave(leaving: Leaving): Leave {
  const { plan, question, stopTimes, tell } = leaving;
  const isBroker = plan.roles.includes('broker');
  let lacks: StopVerdict['lacks'];
  let shutdown: PortWatch | undefined;
  return {
    drain: {
      maxMs: stopTimes.waitMs,
      until: async (ended) => {
        const askOwn = askerOf(leaving, isBroker ? drainMs : probedMs);
        const askOthers = unlessAllLeave(alsoForBrokers(askOwn), leaving);
        const ask = async (): Promise<StopVerdict> => {
          const verdict = await askOthers();
          ({ lacks } = verdict);
          return verdict;
        };
        return watchStoppable({ ask, tell, maxMs: stopTimes.waitMs }, ended);
      },
    },
    onTold: ({ pid, leftMs }) => {
      if (pid === undefined || !question.askable) return;
      const { port } = question.socket;
      shutdown = watchShutdown({ ...plan, pid, port, leftMs, lacks }, tell);
    },
    parts: ({ drainedMs }) => {
      shutdown?.stop();
      return { waitedMs: drainedMs, controlledMs: shutdown?.closedMs() };
    },
  };
}
