import type { Verdict } from '../../process/health.ts';
import type { Role } from '../plan/mode.ts';
import type { Socket } from '../plan/sockets.ts';

/** What to ask of this broker to know whether it is ready, or why it cannot be asked. */
export type Question =
  | { readonly askable: true; readonly socket: Socket }
  | { readonly askable: false; readonly reason: string };

/**
 * Chooses a listener that needs neither certificates nor a login: of the broker, or of a controller that
 * is no broker.
 */
export function chooseQuestion(sockets: readonly Socket[]): Question {
  const role: Role = sockets.some((socket) => socket.role === 'broker') ? 'broker' : 'controller';
  const own = sockets.filter((socket) => socket.role === role);
  const socket = own.find(({ protocol, port }) => protocol === 'PLAINTEXT' && port > 0);
  if (socket !== undefined) return { askable: true, socket };
  const spoken = own.map(({ name, protocol }) => `${name} speaks ${protocol}`).join(', ');
  return {
    askable: false,
    reason: `no listener can be asked without TLS and SASL, which is not possible yet: ${spoken}`,
  };
}

/** Whether a broker that knows these brokers counts itself among them: registered and unfenced. */
export function judgeBrokerIds(ids: readonly number[], nodeId: number): Verdict {
  if (ids.includes(nodeId)) return { healthy: true, reason: `broker ${nodeId} is registered` };
  const others =
    ids.length === 0 ? 'no broker at all' : `only ${ids.toSorted((a, b) => a - b).join(', ')}`;
  return { healthy: false, reason: `broker ${nodeId} is not registered: it knows ${others}` };
}
