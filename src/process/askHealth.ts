import { connect } from 'node:net';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { type HttpReply, parseHttpReply } from './httpReply.ts';

export interface HealthTarget {
  readonly host: string;
  readonly port: number;
  /** For all of the exchange. */
  readonly timeoutMs: number;
}

/**
 * Asks a supervisor by one GET over a plain socket, as HTTP/1.0: node:http would cost a probe more
 * than all the rest. Throws a ToolError with `ExitCode.Unavailable` where there is no answer.
 */
export async function askHealth(path: string, target: HealthTarget): Promise<HttpReply> {
  const { host, port, timeoutMs } = target;
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ host, port });
    const fail = (problem: string, cause?: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      const line = `${host}:${port}: ${problem}`;
      reject(new ToolError(ExitCode.Unavailable, [line], { cause }));
    };
    const timer = setTimeout(() => fail(`no answer within ${timeoutMs} ms`), timeoutMs);
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', (error) => fail(explain(error), error));
    socket.on('close', () => {
      clearTimeout(timer);
      const reply = parseHttpReply(text);
      if (reply === undefined) fail('no answer of a supervisor there');
      else resolve(reply);
    });
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
  });
}

function explain(error: Error): string {
  const refused = 'code' in error && error.code === 'ECONNREFUSED';
  return refused ? 'connection refused: no supervisor runs there' : error.message;
}
