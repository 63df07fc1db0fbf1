import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { parseHttpRequest } from './httpRequest.ts';
import { renderHttpResponse } from './httpResponse.ts';
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
const requestMs = 5000;
const farewellMs = 5000;
const maxConnections = 100;

/**
 * Answers `GET` and `HEAD` of each route, one request a connection. Not by node:http, with which a
 * probe would cost the supervisor a fifth more.
 */
export async function serveHealth(options: Options): Promise<HealthServer> {
  const { host, port, subject, routes } = options;
  const sockets = new Set<Socket>();
  // Who asks may close the own half at once, and still waits for the answer.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveOne(socket, routes);
  });
  server.maxConnections = maxConnections;
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
      for (const socket of sockets) socket.destroy();
    },
  };
}

function serveOne(socket: Socket, routes: Routes): void {
  let text = '';
  let answered = false;
  const send = (page: Page, method = 'GET'): void => {
    if (socket.destroyed) return;
    socket.end(renderHttpResponse(page, method, new Date()));
    timer = setTimeout(() => socket.destroy(), farewellMs);
  };
  const refuse = (status: number, line: string): void => {
    answered = true;
    clearTimeout(timer);
    send(textPage(status, line));
  };
  let timer = setTimeout(() => refuse(408, 'the request did not come to its end'), requestMs);
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    // what follows the request is read, and counts for nothing: unread it would cost the answer
    if (answered) return;
    text += chunk;
    const request = parseHttpRequest(text);
    if (request.type === 'unfinished') return;
    if (request.type === 'wrong') {
      refuse(request.status, 'only short requests of HTTP/1.1 are answered');
      return;
    }
    answered = true;
    clearTimeout(timer);
    void answer(request, routes).then((page) => send(page, request.method));
  });
  socket.on('end', () => {
    if (!answered) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => clearTimeout(timer));
}

interface Asked {
  readonly method: string;
  readonly path: string;
}

async function answer({ method, path }: Asked, routes: Routes): Promise<Page> {
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return unknownPage(routes);
  if (method !== 'GET' && method !== 'HEAD') return textPage(405, 'only GET and HEAD are answered');
  try {
    return await route();
  } catch (error) {
    return textPage(500, String(error));
  }
}
