import type { Env } from '../../tool/serviceLink.ts';
import { within } from '../../tool/within.ts';
import type { Mode, Role } from '../cluster/socket.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { toOtherAccess } from '../security/otherAccess.ts';
import { readTrust } from '../security/readTrust.ts';
import type { Refusal } from '../verdicts/quorum.ts';
import {
  findFollowers,
  judgeQuorumWithout,
  noLeader,
  type QuorumFinding,
  quorumUntold,
} from '../verdicts/quorumWithout.ts';
import {
  type BrokerFindings,
  judgeStoppable,
  notAnswered,
  notKnown,
  type Peers,
  type StopVerdict,
} from '../verdicts/stoppable.ts';
import { describeQuorum, notLeader, type Quorum } from '../wire/describeQuorum.ts';
import { metadata, type Metadata } from '../wire/metadata.ts';
import { askBehind } from './askBehind.ts';
import { askServer } from './askServer.ts';
import { askQuorum } from './askQuorum.ts';
import { askPartitions, type ReadTopicConfig } from './askPartitions.ts';
import type { Question } from './question.ts';
import { type Others, resolveOwnTarget } from './resolveTarget.ts';
import type { Answered, Target } from './target.ts';

/** The broker or controller that is to stop, as its properties and listeners say. */
export interface Stopping {
  readonly nodeId: number;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly properties: Entries;
  /** How it is asked. */
  readonly question: Question;
}

interface Way {
  readonly env: Env;
  /** For all answers of the server itself. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /**
   * In ZooKeeper mode: a property of topics, by another way than the broker. Without it that of the broker counts
   * for all topics: to be asked for it would hold up the broker while ZooKeeper is away.
   */
  readonly readTopicConfig?: ReadTopicConfig;
}

const fetchTimeoutKey = 'controller.quorum.fetch.timeout.ms';
const usualFetchTimeoutMs = 2000;
/** How long other brokers may take to say how far they are, of which nothing depends. */
const behindMs = 500;
/** A broker passes the question for the quorum on, and answers when somebody leads: who leads answers sooner. */
const leaderMs = 2000;

/** Whether this server may stop now, as it says itself over one connection; others say how far they are behind. */
export async function askStoppable(server: Stopping, way: Way): Promise<StopVerdict> {
  const { question, roles } = server;
  if (!question.askable) return notKnown(question.reason, 'never');
  const isBroker = roles.includes('broker');
  if (question.ask === 'port' || (isBroker && question.ask !== 'brokers')) {
    return notKnown(`nobody may ask the ${question.socket.role} of this pod`, 'never');
  }
  const { env, readTopicConfig } = way;
  const { socket, access } = question;
  const target = await resolveOwnTarget(socket, { ...way, access });
  if (!target.ok) return notAnswered(target.problem);
  const trust = readTrust(server.properties, socket.name);
  const asked = { server, env, trust, readTopicConfig, target: target.value };
  const { host, port } = target.value;
  const verdict = await (isBroker ? askAsBroker(asked) : askAsController(asked));
  return { ...verdict, place: { host, port } };
}

interface Asked extends Others {
  readonly server: Stopping;
  readonly readTopicConfig: ReadTopicConfig | undefined;
  readonly target: Target;
}

async function askAsController({ server, env, trust, target }: Asked): Promise<StopVerdict> {
  const { nodeId, properties } = server;
  const answered = await askQuorum(target, { properties, env, trust });
  if (!answered.ok) return notAnswered(explain(target, answered.reason));
  const access = toOtherAccess(target.access, target.host, trust);
  if (answered.value.errorCode === notLeader && !access.ok) {
    return notKnown(`this controller does not lead, and the others are ${access.problem}`, 'never');
  }
  const quorum = judge(server, answered.value, answered.refusals);
  const verdict = judgeStoppable({ nodeId, isController: true, broker: undefined, quorum });
  return answered.value.errorCode === 0
    ? { ...verdict, followers: findFollowers(answered.value) }
    : verdict;
}

/** What a broker has told so far. */
interface Seen {
  readonly broker: BrokerFindings | undefined;
  readonly metadata: Metadata;
  readonly peers?: Peers;
}

async function askAsBroker(asked: Asked): Promise<StopVerdict> {
  const { server, env, trust, target, readTopicConfig } = asked;
  const { nodeId, mode, roles } = server;
  const isController = roles.includes('controller');
  let seen: Seen | undefined;
  const answered: Answered<QuorumFinding | undefined> = await askServer(target, async (ask) => {
    const askedMs = performance.now();
    const known = await ask(metadata('all'));
    const about = { broker: server, metadata: known, ask, readTopicConfig };
    seen = { broker: await askPartitions(about), metadata: known };
    const blocked = seen.broker?.availability.blocked ?? [];
    // without a quorum nobody would come back into sync
    const depends = mode === 'kraft' && (isController || blocked.length > 0);
    if (!depends) return undefined;
    // a broker that took longer for its partitions may take as long for this
    const patienceMs = Math.max(leaderMs, performance.now() - askedMs);
    const quorum = await within(ask(describeQuorum), patienceMs);
    if (quorum === undefined) return noLeader;
    if (isController) seen = { ...seen, peers: findPeers(nodeId, quorum, known) };
    return judge(server, quorum);
  });
  if (seen === undefined) {
    return notAnswered(explain(target, answered.ok ? 'no answer' : answered.reason));
  }
  const { broker, metadata: known, peers } = seen;
  if (broker === undefined) {
    return { ...notKnown('ZooKeeper gives no session', 'unsure'), lacks: 'ZooKeeper' };
  }
  const partitions = broker.availability.blocked;
  const others = { target: { ...target, timeoutMs: behindMs }, brokers: known.brokers, env, trust };
  const behind =
    partitions.length === 0 ? broker.behind : await askBehind({ ...others, partitions });
  const quorum = answered.ok ? answered.value : quorumUntold;
  const verdict = judgeStoppable({ nodeId, isController, quorum, broker: { ...broker, behind } });
  return { ...verdict, partitions: known.partitions.length, ...(peers && { peers }) };
}

function findPeers(nodeId: number, quorum: Quorum, { brokers }: Metadata): Peers {
  const voters = quorum.voters.map(({ id }) => id);
  return { voters, others: brokers.filter(({ id }) => id !== nodeId && voters.includes(id)) };
}

function judge(
  { nodeId, properties }: Stopping,
  quorum: Quorum,
  refusals?: readonly Refusal[],
): QuorumFinding {
  const given = Number(valueOf(properties, fetchTimeoutKey));
  const fetchTimeoutMs = given > 0 ? given : usualFetchTimeoutMs;
  return judgeQuorumWithout({ nodeId, quorum, fetchTimeoutMs, refusals });
}

function explain({ host, port }: Target, reason: string): string {
  return `${host}:${port}: ${reason}`;
}
