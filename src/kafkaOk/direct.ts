import type { Question } from '../kafka/ask/question.ts';
import type { Ask } from '../kafka/ask/target.ts';
import { speaksSasl } from '../kafka/security/listeners.ts';
import { judgeOwnController } from '../kafka/verdicts/ownController.ts';
import { judgeBrokerIds } from '../kafka/verdicts/registered.ts';
import { apiVersions } from '../kafka/wire/apiVersions.ts';
import { describeQuorum } from '../kafka/wire/describeQuorum.ts';
import { metadata } from '../kafka/wire/metadata.ts';
import type { Verdict } from '../process/health.ts';

type Askable = Extract<Question, { askable: true }>;
type Exchanges = (ask: Ask) => Promise<Verdict>;

/** What is asked over one connection to know whether the server has started. */
export function startupExchanges(question: Askable, nodeId: number): Exchanges {
  const who = `${question.socket.role} ${nodeId}`;
  if (question.ask === 'port') {
    return async () => ({ healthy: true, reason: `the port of ${who} is open` });
  }
  return async (ask) => {
    await ask(apiVersions);
    return { healthy: true, reason: `${who} answers` };
  };
}

/** What is asked over one connection to know whether the server is ready, as far as it lets itself be asked. */
export function readyExchanges(question: Askable, nodeId: number): Exchanges {
  const { socket, access, ask: how } = question;
  if (how === 'brokers') {
    return async (ask) => {
      const { brokers } = await ask(metadata('none'));
      return judgeBrokerIds(
        brokers.map(({ id }) => id),
        nodeId,
      );
    };
  }
  const needsLogin = speaksSasl(socket) && access.login === undefined;
  if (socket.role === 'controller' && how === 'answer' && !needsLogin) {
    return async (ask) => judgeOwnController(await ask(describeQuorum), nodeId);
  }
  const missing = how === 'port' ? 'certificate' : 'login';
  return async (ask) => {
    const { reason, healthy } = await startupExchanges(question, nodeId)(ask);
    return { healthy, reason: `${reason}, and no ${missing} is known here to ask it more by` };
  };
}
