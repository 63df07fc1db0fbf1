import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { expect, it } from 'vitest';
import { superviseServer } from '../../src/process/superviseServer.ts';
import { watchPort } from '../../src/process/watchPort.ts';

it('tells the server to stop although nobody can watch how it does', async () => {
  const lines: string[] = [];
  const end = await superviseServer({
    program: 'sleep',
    args: ['60'],
    env: process.env,
    name: 'the broker',
    firstPhase: 'unready',
    stop: { listen: () => undefined, close: () => undefined } as never,
    budgetMs: 5000,
    readHold: () => ({ ms: 0, what: '' }),
    drain: { maxMs: 0 },
    onTold: () => {
      throw new Error('no more files');
    },
    orphanSignal: 'SIGTERM',
    tell: (line) => lines.push(line),
    setHealth: () => undefined,
    watch: async ({ requestStop }) => requestStop('asked to stop'),
  });
  expect(end.serverCode).toBe(143);
  expect(lines).toContain('the stop of the broker cannot be watched: Error: no more files');
});

it('says that it cannot see whether a port is open, and goes on', async () => {
  const server = createServer().listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  const lines: string[] = [];
  try {
    const said = Promise.withResolvers<void>();
    const tell = (line: string): void => {
      lines.push(line);
      said.resolve();
    };
    const watch = watchPort({ pid: process.pid, port }, tell, () => {
      throw new Error('no more files');
    });
    await said.promise;
    watch.stop();
    expect(watch.closedMs()).toBeUndefined();
    expect(lines).toEqual([`whether port ${port} is open cannot be seen: Error: no more files`]);
  } finally {
    server.close();
  }
});
