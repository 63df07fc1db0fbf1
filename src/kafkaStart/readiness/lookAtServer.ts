import type { Question } from '../../kafka/ask/question.ts';
import { listControllers } from '../../kafka/cluster/controllerPlaces.ts';
import type { Entries } from '../../kafka/properties/entries.ts';
import { speaksSasl } from '../../kafka/security/listeners.ts';
import { readTrust } from '../../kafka/security/readTrust.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Overheard } from './overheard.ts';
import { lookForAnswer } from './lookForAnswer.ts';
import { lookAtBroker } from './lookAtBroker.ts';
import { lookAtController } from './lookAtController.ts';
import type { Look } from './look.ts';

/** A server, by what was decided of it. */
export interface Server {
  readonly nodeId: number;
  /** Of Kafka. */
  readonly version: string;
  /** All that it was started with. */
  readonly properties: Entries;
  /** How long a broker may take to catch up after its start; 0 waits for nothing. */
  readonly catchUpMs: number;
  readonly readOverheard: () => Overheard | undefined;
  readonly env: Env;
  readonly tell: (line: string) => void;
}

/** The most that can be seen of a server by this question. */
export function lookAtServer(
  { socket, access, ask }: Extract<Question, { askable: true }>,
  server: Server,
): Look {
  const { nodeId, properties, env } = server;
  const trust = readTrust(properties, socket.name);
  if (ask === 'brokers') return lookAtBroker({ ...server, trust });
  const { role } = socket;
  const isLetIn = ask === 'answer' && (!speaksSasl(socket) || access.login !== undefined);
  return role === 'controller' && isLetIn
    ? lookAtController({ nodeId, others: listControllers(properties, nodeId), env, trust })
    : lookForAnswer({ role, nodeId }, ask);
}
