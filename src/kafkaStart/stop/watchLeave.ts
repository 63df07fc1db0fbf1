import { askStoppable } from '../../kafka/ask/askStoppable.ts';
import { askTopicConfig } from '../../kafka/ask/askTopicConfig.ts';
import type { Question } from '../../kafka/ask/question.ts';
import { isTrue } from '../../kafka/properties/entries.ts';
import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import type { Drain } from '../../process/drain.ts';
import type { End } from '../../process/supervision.ts';
import { type PortWatch, watchPort } from '../../process/watchPort.ts';
import { shared } from '../../tool/shared.ts';
import type { Run } from '../run/runPreparations.ts';
import type { Parts } from './stopReport.ts';
import { type Followed, judgeFollowers, notLooked } from './leavingBrokers.ts';
import { chooseStopWait } from './stopWait.ts';
import { watchStoppable } from './watchStoppable.ts';

interface Leaving extends Pick<Run, 'plan' | 'settings' | 'env' | 'tell'> {
  readonly question: Question;
  readonly budgetMs: number;
}

/** How a broker leaves. */
export interface Leave {
  readonly drain: Drain;
  readonly onTold: (pid: number | undefined) => void;
  /** What is known of the stop once it is over. */
  readonly parts: (end: End) => Parts;
}

type Asked = Pick<Leaving, 'plan' | 'question' | 'env'>;

const timeoutMs = 4000;
/** Of these, for a session with ZooKeeper, and then for each answer. */
const zookeeperMs = 1500;

/** Asks whether a broker may stop; who asks while another still waits for the answer gets the same one. */
export function watchWhetherToStop({ plan, question, env }: Asked): () => Promise<StopVerdict> {
  const { properties } = plan;
  return shared(async () =>
    askStoppable(
      { ...plan, question },
      {
        env,
        timeoutMs,
        readTopicConfig: async (topics, key) =>
          askTopicConfig(topics, key, { properties, env, timeoutMs: zookeeperMs }),
      },
    ),
  );
}

/** The same, and a controller that is no broker stays for those that leave with it. */
function alsoForBrokers(ask: () => Promise<StopVerdict>): () => Promise<StopVerdict> {
  let followed: Followed = notLooked;
  return async () => {
    const verdict = await ask();
    if (verdict.followers === undefined) return verdict;
    const judged = judgeFollowers(followed, verdict.followers, performance.now());
    followed = judged.followed;
    const { reason } = judged;
    return verdict.outlook !== 'may' || reason === undefined
      ? verdict
      : { ...verdict, healthy: false, outlook: 'wait', reason };
  };
}

/** Waits before a stop for others that need this broker, and watches its controlled shutdown. */
export function watchLeave(leaving: Leaving, ask: () => Promise<StopVerdict>): Leave {
  const { plan, question, settings, budgetMs, tell } = leaving;
  const { maxMs, warning } = chooseStopWait({ ...plan, givenMs: settings.stopWaitMs, budgetMs });
  if (warning !== undefined) tell(`warning: ${warning}`);
  const isControlled =
    plan.roles.includes('broker') && isTrue(plan.properties, 'controlled.shutdown.enable', true);
  let port: PortWatch | undefined;
  return {
    drain: {
      maxMs,
      until: async (ended) => watchStoppable({ ask: alsoForBrokers(ask), tell }, ended),
    },
    onTold: (pid) => {
      if (pid === undefined || !isControlled || !question.askable) return;
      port = watchPort({ pid, port: question.socket.port }, tell);
    },
    parts: ({ drainedMs }) => {
      port?.stop();
      return { waitedMs: drainedMs, controlledMs: port?.closedMs() };
    },
  };
}
