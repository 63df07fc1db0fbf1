import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A network link on the way to one port of a server, which the test can hold up and cut. */
export interface Link {
  /** From now on each connection passes so many bytes from the server to the client, and then none. */
  readonly holdAfter: (bytes: number) => void;
  /** Whether a connection waits for more. */
  readonly isHolding: () => boolean;
  readonly release: () => void;
  /** Ends all connections, and each new one at once. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** Listens at the port of one address, and passes on to the same port of another one. */
export async function openLink({ from, to, port }: Ends): Promise<Link> {
  const sockets = new Set<Socket>();
  const held = new Set<Socket>();
  let limit = Infinity;
  let isCut = false;

  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect({ host: to, port });
    let passed = 0;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        held.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      near.write(chunk);
      passed += chunk.length;
      if (passed < limit) return;
      far.pause();
      held.add(far);
    });
  });
  server.listen(port, from);
  await once(server, 'listening');

  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    holdAfter: (bytes) => {
      limit = bytes;
    },
    isHolding: () => held.size > 0,
    release: () => {
      limit = Infinity;
      for (const socket of held) socket.resume();
      held.clear();
    },
    cut: () => {
      isCut = true;
      endAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      server.close();
      endAll();
    },
  };
}
