import { once } from 'node:events';
import { createServer } from 'node:net';
import { explainListen } from './listenProblem.ts';

/** Whether a port can be listened on now; says in words why not. */
export async function askPort(host: string | undefined, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return explainListen(error);
  } finally {
    server.close();
  }
}
