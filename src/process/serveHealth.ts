import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { explainListen } from './listenProblem.ts';
import { type Page, type Routes, textPage, unknownPage } from './page.ts';
import type { ServerPort } from './resolvePorts.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

export interface HealthServer {
  readonly close: () => void;
}

interface Options extends ServerPort {
  readonly routes: Routes;
}

// A probe asks once, at once, in a few hundred bytes: nobody may keep the supervisor's memory or sockets.
const bounds = { requestTimeout: 5000, headersTimeout: 5000, connectionsCheckingInterval: 1000 };
const idleMs = 10_000;
const maxConnections = 100;

/** Answers `GET` and `HEAD` of each route. */
export async function serveHealth(options: Options): Promise<HealthServer> {
  const { host, port, subject, routes } = options;
  const server = createServer({ ...bounds, maxHeaderSize: 8192 }, (request, response) => {
    void answer(request, routes).then((page) => send(response, page));
  });
  server.maxConnections = maxConnections;
  server.timeout = idleMs;
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

async function answer({ method, url }: IncomingMessage, routes: Routes): Promise<Page> {
  const path = url?.split('?')[0] ?? '';
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return unknownPage(routes);
  if (method !== 'GET' && method !== 'HEAD') return textPage(405, 'only GET and HEAD are answered');
  try {
    return await route();
  } catch (error) {
    return textPage(500, String(error));
  }
}

function send(response: ServerResponse, { status, type, body }: Page): void {
  const length = Buffer.byteLength(body);
  const headers = { 'content-type': type, 'content-length': length, connection: 'close' };
  response.writeHead(status, status === 405 ? { ...headers, allow: 'GET, HEAD' } : headers);
  response.end(body);
}
