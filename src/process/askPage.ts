import { connect } from 'node:net';
import { type HttpReply, parseHttpReply } from './httpReply.ts';

export interface PageTarget {
  readonly host: string;
  readonly port: number;
  /** For all of the exchange. */
  readonly timeoutMs: number;
}

/** What a supervisor answers, or why it does not: nobody listens, the time is over, or what the reason says. */
export type PageAnswer =
  | { readonly ok: true; readonly reply: HttpReply }
  | {
      readonly ok: false;
      readonly type: 'refused' | 'late' | 'other';
      readonly reason: string;
      readonly cause?: Error;
    };

/** Far more than a supervisor says of anything. */
const maxLength = 1024 * 1024;

/**
 * Asks a supervisor by one GET over a plain socket, as HTTP/1.0: node:http would cost a probe more
 * than all the rest.
 */
export async function askPage(path: string, target: PageTarget): Promise<PageAnswer> {
  const { host, port, timeoutMs } = target;
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host, port });
    const end = (answer: PageAnswer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(
      () => end({ ok: false, type: 'late', reason: `no answer within ${timeoutMs} ms` }),
      timeoutMs,
    );
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > maxLength) end(foreign);
    });
    socket.on('error', (error) => end(explain(error)));
    socket.on('close', () => {
      const reply = parseHttpReply(Buffer.from(text, 'latin1').toString());
      end(reply === undefined ? foreign : { ok: true, reply });
    });
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
  });
}

const foreign: PageAnswer = {
  ok: false,
  type: 'other',
  reason: 'no answer of a supervisor there',
};

function explain(error: Error): PageAnswer {
  const refused = 'code' in error && error.code === 'ECONNREFUSED';
  return refused
    ? {
        ok: false,
        type: 'refused',
        reason: 'connection refused: no supervisor runs there',
        cause: error,
      }
    : { ok: false, type: 'other', reason: error.message, cause: error };
}
