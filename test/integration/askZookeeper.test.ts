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
