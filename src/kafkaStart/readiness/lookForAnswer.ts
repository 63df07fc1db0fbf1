import type { Role } from '../../kafka/cluster/socket.ts';
import { apiVersions } from '../../kafka/wire/apiVersions.ts';
import { askServer } from '../../kafka/ask/askServer.ts';
import { type Look, noWork, pauseAfter } from './look.ts';

interface Server {
  readonly role: Role;
  readonly nodeId: number;
}

/** What is to be seen of a server that lets in who asks. */
const hidden = { broker: 'its replicas are in sync', controller: 'its quorum has a leader' };

/**
 * Looks at a server of which no more can be seen than that it answers, or that its port is open: no login is
 * known for it, or no certificate.
 */
export function lookForAnswer({ role, nodeId }: Server, much: 'answer' | 'port'): Look {
  const said = {
    answer: `${role} ${nodeId} answers (no login is known that shows whether ${hidden[role]})`,
    port: `the port of ${role} ${nodeId} is open (no certificate is known that shows whether ${hidden[role]})`,
  };
  const verdict = { healthy: true, reason: said[much] };
  return async (target) => {
    const answered = await askServer(target, async (ask) => {
      if (much === 'answer') await ask(apiVersions);
    });
    if (!answered.ok) return answered;
    return { ok: true, value: { verdict, started: true, pauseMs: pauseAfter(true, noWork) } };
  };
}
