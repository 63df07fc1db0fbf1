import { askZookeeper } from '../../kafka/ask/askZookeeper.ts';
import { askStoppable } from '../../kafka/ask/askStoppable.ts';
import type { Question } from '../../kafka/ask/question.ts';
import { parseZookeeperConnect } from '../../kafka/cluster/zookeeperConnect.ts';
import { isTrue, valueOf } from '../../kafka/properties/entries.ts';
import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import type { Drain } from '../../process/drain.ts';
import type { End } from '../../process/supervision.ts';
import { type PortWatch, watchPort } from '../../process/watchPort.ts';
import { shared } from '../../tool/shared.ts';
import type { Run } from './runPreparations.ts';
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

/** Asks whether a broker may stop; who asks while another still waits for the answer gets the same one. */
export function watchWhetherToStop({ plan, question, env }: Asked): () => Promise<StopVerdict> {
  return shared(async () => {
    const verdict = await askStoppable({ ...plan, question }, { env, timeoutMs });
    if (plan.mode !== 'zookeeper' || verdict.outlook !== 'wait') return verdict;
    if (await hasZookeeper({ plan, env })) return verdict;
    // no replica gets back into sync without it
    const reason = `${verdict.reason}; ZooKeeper gives no session`;
    return { ...verdict, outlook: 'unsure', reason };
  });
}

async function hasZookeeper({ plan, env }: Pick<Leaving, 'plan' | 'env'>): Promise<boolean> {
  const connect = parseZookeeperConnect(valueOf(plan.properties, 'zookeeper.connect') ?? '');
  // one that speaks TLS is not asked
  if (connect === undefined || isTrue(plan.properties, 'zookeeper.ssl.client.enable')) return true;
  const signal = AbortSignal.timeout(timeoutMs);
  const session = await askZookeeper({ connect, env, timeoutMs, signal });
  session?.close();
  return session !== undefined;
}

/** The same, and a controller that is no broker stays for those that leave with it. */
function alsoForBrokers(ask: () => Promise<StopVerdict>): () => Promise<StopVerdict> {
  let followed: Followed = notLooked;
  return async () => {
    const verdict = await ask();
    const judged = judgeFollowers(followed, verdict.followers ?? [], performance.now());
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
      port = watchPort(pid, question.socket.port);
    },
    parts: ({ toldMs }) => {
      port?.stop();
      return { waitedMs: toldMs, controlledMs: port?.closedMs() };
    },
  };
}
