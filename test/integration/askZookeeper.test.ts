import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { askZookeeper } from '../../src/kafka/ask/askZookeeper.ts';
import { startFakeServer } from '../support/fakeServer.ts';

const address = '127.0.230.1';

it('what is none of ZooKeeper is no answer, and no other error of the process is kept from it', async () => {
  const listeners = process.listeners('uncaughtException');
  const seen: unknown[] = [];
  // four bytes are too few for the answer to a connection
  const fake = await startFakeServer(address, (socket) => {
    seen.push(process.listeners('uncaughtException'));
    socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0]));
  });
  try {
    const connect = { servers: [{ host: address, port: fake.port }], chroot: '' };
    const { signal } = new AbortController();
    expect(await askZookeeper({ connect, env: {}, timeoutMs: 1000, signal })).toBeUndefined();
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.map(() => listeners));
  } finally {
    fake.close();
  }
});

/** The answer to a connection: with a session of so many milliseconds, or that there is none any more. */
function sessionOf(timeoutMs: number): Buffer {
  const answer = Buffer.alloc(40);
  answer.writeInt32BE(36);
  answer.writeInt32BE(timeoutMs, 8);
  answer.writeInt32BE(16, 20);
  return answer;
}

/** Says of each node that there is none. */
function answerNoNode(socket: Socket): void {
  socket.on('data', (bytes) => {
    if (typeof bytes === 'string') return;
    for (let at = 0; at + 8 <= bytes.length; at += 4 + bytes.readInt32BE(at)) {
      const answer = Buffer.alloc(20);
      answer.writeInt32BE(16);
      answer.writeInt32BE(bytes.readInt32BE(at + 4), 4);
      answer.writeInt32BE(-101, 16);
      socket.write(answer);
    }
  });
}

it('gets one session for all who ask when the one before has expired', async () => {
  const fake = await startFakeServer(address, (socket, connection) => {
    socket.write(sessionOf(connection === 2 ? 0 : 10_000));
    if (connection === 1) socket.on('data', () => socket.destroy());
    else if (connection > 2) answerNoNode(socket);
  });
  try {
    const connect = { servers: [{ host: address, port: fake.port }], chroot: '' };
    const { signal } = new AbortController();
    const session = await askZookeeper({ connect, env: {}, timeoutMs: 3000, signal });
    await expect(session?.readNode('/a')).rejects.toThrow('SESSION_EXPIRED');
    const read = async (path: string) => session?.readNode(path);
    expect(await Promise.all(['/a', '/b', '/c'].map(read))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(fake.received()).toHaveLength(3);
    session?.close();
  } finally {
    fake.close();
  }
});
