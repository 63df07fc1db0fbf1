import { reject } from '../../tool/parsed.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { askQuorum } from '../ask/askQuorum.ts';
import type { Question } from '../ask/question.ts';
import { type Others, resolveOwnTarget } from '../ask/resolveTarget.ts';
import type { Answered, Target } from '../ask/target.ts';
import type { Mode } from '../cluster/socket.ts';
import type { Entries } from '../properties/entries.ts';
import { readTrust } from '../security/readTrust.ts';
import { renderRefusals } from '../verdicts/quorum.ts';
import { apiVersions } from '../wire/apiVersions.ts';
import { toQuorum, untoldOf } from './askControllers.ts';
import { askBrokerMinIsr, askZookeeperMinIsr, type KeepMinIsr } from './askMinIsr.ts';
import { askLook } from './askLook.ts';
import { type Asking, withRest } from './asking.ts';
import type { Look } from './look.ts';

/** The server of this pod. */
export interface OwnNode {
  readonly nodeId: number;
  readonly mode: Mode;
  readonly question: Question;
  readonly properties: Entries;
}

export interface How extends Pick<Asking, 'askServer' | 'wide' | 'withGroups' | 'leftMs'> {
  /** What is kept of min.insync.replicas from one look to the next. */
  readonly keepMinIsr: KeepMinIsr;
  readonly env: Env;
  /** For each server, all that it is asked together. */
  readonly timeoutMs: number;
}

/** Looks from the server of this pod; of a controller that is no broker, at the quorum alone. */
export async function askOwnLook(own: OwnNode, how: How): Promise<Answered<Look>> {
  const { nodeId, mode, question, properties } = own;
  if (!question.askable) return { ok: false, type: 'other', reason: question.reason };
  const { socket, access, ask } = question;
  const isBroker = socket.role === 'broker';
  if (ask === 'port' || (isBroker && ask !== 'brokers')) {
    return { ok: false, type: 'login', reason: closedDoors[ask] };
  }
  const target = await resolveOwnTarget(socket, { ...how, access });
  if (!target.ok) return { ok: false, type: 'other', reason: target.problem };
  const trust = readTrust(properties, socket.name);
  const { env, timeoutMs } = how;
  const askMinIsr = how.keepMinIsr(
    mode === 'kraft' ? askBrokerMinIsr : askZookeeperMinIsr({ properties, env, timeoutMs }),
    mode === 'zookeeper',
  );
  return isBroker
    ? askLook(withRest({ ...how, target: target.value, nodeId, trust, askMinIsr }))
    : lookAtQuorum(own, shortened(target.value, how.leftMs), { env, trust });
}

/** For three waits in a row: for the controller itself, for the names of the others, and for them. */
function shortened(target: Target, leftMs: How['leftMs']): Target {
  const timeoutMs = Math.min(target.timeoutMs, (leftMs?.() ?? Number.POSITIVE_INFINITY) / 3);
  return { ...target, timeoutMs: Math.max(1, Math.round(timeoutMs)) };
}

async function lookAtQuorum(
  { nodeId, properties }: OwnNode,
  target: Target,
  others: Others,
): Promise<Answered<Look>> {
  const answered = await askQuorum(target, { ...others, properties });
  if (!answered.ok) return answered;
  const { refusals = [] } = answered;
  const told = toQuorum(answered.value);
  const quorum =
    told.ok || refusals.length === 0
      ? told
      : reject(`${told.problem}: ${renderRefusals(refusals)}`);
  return {
    ok: true,
    value: { nodeId, cluster: undefined, quorum, untold: untoldOf(quorum) },
  };
}

/** Whether the server of this pod answers: as cheap as it can be had, and no question for its cluster. */
export async function askWhetherUp(
  { question }: OwnNode,
  { askServer, env, timeoutMs }: Pick<How, 'askServer' | 'env' | 'timeoutMs'>,
): Promise<boolean> {
  if (!question.askable) return false;
  const { socket, access } = question;
  const target = await resolveOwnTarget(socket, { access, env, timeoutMs });
  return target.ok && (await askServer(target.value, async (ask) => ask(apiVersions))).ok;
}

const closedDoors = {
  port: 'every listener wants a certificate that cannot be read here: no figures without one (a keystore of PEM can be read, as KAFKA_TLS_DIR makes it)',
  answer: 'every listener wants a login, and the properties of the broker have none that is known',
  brokers: '',
} as const;
