import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Transport } from '../../zookeeper/ask/askServer.ts';
import type { ServerName } from './connectString.ts';

/** A door to a server that speaks TLS, for programs of this machine that do not. */
export interface Tunnel extends ServerName {
  readonly close: () => void;
}

/**
 * Listens on a free port of the loopback interface, and carries what comes there to the server by TLS.
 * It lasts as long as the command; meanwhile every program of the pod has what this one has.
 */
export async function serveTunnel(target: ServerName, tls: Transport): Promise<Tunnel> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = tls.connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      // The session's own diagnosis says why, by a connection of its own (askWhy.ts).
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  return {
    host: loopback,
    port: portOf(server),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const loopback = '127.0.0.1';

function portOf(server: Server): number {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a port was asked for');
  return bound.port;
}
