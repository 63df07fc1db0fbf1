import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Health, Verdict } from './health.ts';
import { explainListen } from './listenProblem.ts';
import type { ServerPort } from './resolvePorts.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

export interface HealthServer {
  readonly close: () => void;
}

interface Options extends ServerPort {
  /** What is known at the moment. */
  readonly read: () => Health;
}

/** Answers `GET /livez` and `GET /readyz` by 200 or 503 with the reason in one line. */
export async function serveHealth(options: Options): Promise<HealthServer> {
  const { host, port, subject, read } = options;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/livez') answer(response, read().live);
    else if (path === '/readyz') answer(response, read().ready);
    else response.writeHead(404, plain).end('only /livez and /readyz are served here\n');
  });
  // A probe asks once; nobody may keep the supervisor's sockets.
  server.keepAliveTimeout = 1;
  try {
    server.listen({ port, host });
    await once(server, 'listening');
  } catch (error) {
    const where = host === undefined ? `port ${port}` : `port ${port} of ${host}`;
    const problem = `${subject}: ${where} ${explainListen(error)}`;
    throw new ToolError(ExitCode.Unavailable, [problem], { cause: error });
  }
  // A connection that cannot be accepted is a failed probe, and no reason to leave the server alone.
  server.on('error', () => undefined);
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };

function answer(response: ServerResponse, { healthy, reason }: Verdict): void {
  response.writeHead(healthy ? 200 : 503, plain).end(`${reason}\n`);
}
