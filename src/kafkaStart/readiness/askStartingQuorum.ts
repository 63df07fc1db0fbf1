import { askLeader } from '../../kafka/ask/askQuorum.ts';
import { chooseQuestion } from '../../kafka/ask/question.ts';
import { resolveOwnTarget } from '../../kafka/ask/resolveTarget.ts';
import { type ControllerPlace, listControllers } from '../../kafka/cluster/controllerPlaces.ts';
import type { Mode, Role, Socket } from '../../kafka/cluster/socket.ts';
import type { Entries } from '../../kafka/properties/entries.ts';
import { listSpoken, speaksSasl } from '../../kafka/security/listeners.ts';
import { readTrust } from '../../kafka/security/readTrust.ts';
import { judgeLeaderless } from '../../kafka/verdicts/quorum.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { lookAtController } from './lookAtController.ts';

export interface StartingNode {
  readonly nodeId: number;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly sockets: readonly Socket[];
  /** All that it was started with. */
  readonly properties: Entries;
  /** Its own private key and certificate, in PEM, where we know them. */
  readonly identity: string | undefined;
  readonly env: Env;
}

/** What keeps a broker from starting that its controllers can tell; undefined where that is nothing, or nobody may ask. */
export type AskQuorum = (signal: AbortSignal) => Promise<string | undefined>;

const timeoutMs = 2000;

/** How the controllers of a broker are asked that has not started; undefined where there are none, or they cannot be. */
export function askerOfQuorum({ nodeId, sockets, ...node }: StartingNode): AskQuorum | undefined {
  const { mode, roles, properties, identity, env } = node;
  if (mode !== 'kraft' || !roles.includes('broker')) return undefined;
  const own = sockets.find(({ role }) => role === 'controller');
  const socket = own ?? findElsewhere(properties, sockets);
  if (socket === undefined) return undefined;
  const question = chooseQuestion({ sockets: [socket], properties, identity });
  if (!question.askable || question.ask === 'port') return undefined;
  const { access } = question;
  if (speaksSasl(socket) && access.login === undefined) return undefined;
  const trust = readTrust(properties, socket.name);
  const places = listControllers(properties, nodeId);
  if (own === undefined) {
    const found = new Map<string, string>();
    let leader: ControllerPlace | undefined;
    return async (signal) => {
      if (places.length === 0) return undefined;
      const target = { host: '', port: 0, access, timeoutMs, signal };
      const answer = await askLeader(target, { places, first: leader, env, trust, found });
      if (!answer.ok) {
        return judgeLeaderless(answer.refusals, { nodeId, verdict: undefined }).reason;
      }
      leader = answer.place;
      return undefined;
    };
  }
  const look = lookAtController({ nodeId, others: places, env, trust });
  return async (signal) => {
    const target = await resolveOwnTarget(own, { access, env, timeoutMs, signal });
    if (!target.ok) return undefined;
    const seen = await look(target.value);
    return seen.ok && !seen.value.verdict.healthy ? seen.value.verdict.reason : undefined;
  };
}

/** The listener of controllers that are other nodes; where they listen, each of them says. */
function findElsewhere(properties: Entries, sockets: readonly Socket[]): Socket | undefined {
  const spoken = listSpoken(properties, sockets).find(({ role }) => role === 'controller');
  if (spoken === undefined || spoken.protocol === '') return undefined;
  const { name, protocol } = spoken;
  return { name, protocol, role: 'controller', host: '', port: 1 };
}
