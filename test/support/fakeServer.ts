import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface FakeServer {
  readonly port: number;
  /** What each connection so far has sent, and whether it ended before it was answered. */
  readonly received: () => readonly string[];
  readonly close: () => void;
}

/**
 * Listens on a port of the address, by default a free one. `answer` is called with each connection and
 * its number from 1 on, once four bytes have come, and with the piece that they came in.
 */
export async function startFakeServer(
  address: string,
  answer: (socket: Socket, connection: number, chunk: Buffer) => void,
  port = 0,
): Promise<FakeServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    const connection = received.push('');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      const before = received[connection - 1] ?? '';
      received[connection - 1] = `${before}${chunk.toString()}`;
      if (before.length < 4 && before.length + chunk.length >= 4) answer(socket, connection, chunk);
    });
    socket.on('end', () => {
      if (!socket.writableEnded) received[connection - 1] += ' and the end';
    });
  });
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    port: bound.port,
    received: () => received,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
