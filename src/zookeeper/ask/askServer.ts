import { connect, type Socket } from 'node:net';
import { NoAnswer, TlsRefusal } from './noAnswer.ts';

/** Where a server is asked, and how long all of it may take. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  /** What of that time is gone already; none unless said otherwise. */
  readonly spentMs?: number;
  /** How it is asked by TLS (readClientTls.ts); absent where it is asked in plain text. */
  readonly tls?: Transport | undefined;
}

/** How a connection is made, and what it means when it fails. */
export interface Transport {
  readonly connect: (place: { readonly host: string; readonly port: number }) => Socket;
  /** Why the one end does not trust the other; none where that is not what failed. */
  readonly explainMistrust: (error: Error) => string | undefined;
  /** What it may be, where the server closes the connection without a word. */
  readonly whenClosed: string;
  /** What it may be, where nothing comes. */
  readonly whenSilent: string;
}

const plain: Transport = {
  connect: (place) => connect(place),
  explainMistrust: () => undefined,
  whenClosed: 'too many connections from this address, or no plain client port of ZooKeeper',
  whenSilent: 'the server hangs or loads its tree, or the port takes TLS alone',
};

// The longest reply, mntr's, has some 30 KB; what sends more is no ZooKeeper.
const maxReplyLength = 4 * 1024 * 1024;

/**
 * Sends one four-letter word and gives all that the server says before it closes. A connection
 * closed without a word is tried once more within the same time. Throws a NoAnswer where there is none.
 */
export async function askServer(word: string, target: Target): Promise<string> {
  const start = process.hrtime.bigint();
  const { tls: transport = plain, timeoutMs, spentMs = 0 } = target;
  const leftMs = () =>
    Math.max(1, timeoutMs - spentMs - Number((process.hrtime.bigint() - start) / 1_000_000n));
  const first = await exchange(word, target, { transport, leftMs: leftMs() });
  if (first !== '') return first;
  const second = await exchange(word, target, { transport, leftMs: leftMs() });
  if (second !== '') return second;
  const problem = `connection closed without an answer (${transport.whenClosed})`;
  throw new NoAnswer(target, problem, { isClosed: true });
}

interface Attempt {
  readonly transport: Transport;
  readonly leftMs: number;
}

// Exactly four bytes, and no end of our own: a newline or a half-close can cost the reply.
async function exchange(
  word: string,
  target: Target,
  { transport, leftMs }: Attempt,
): Promise<string> {
  const { host, port, timeoutMs } = target;
  return new Promise((resolve, reject) => {
    let reply = '';
    const socket = transport.connect({ host, port });
    const fail = (error: NoAnswer): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => {
      const missing = findMissing(socket, reply);
      const hint = missing === 'answer' ? ` (${transport.whenSilent})` : '';
      fail(new NoAnswer(target, `no ${missing} within ${timeoutMs} ms${hint}`));
    }, leftMs);
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      reply += chunk;
      if (reply.length > maxReplyLength) {
        fail(new NoAnswer(target, 'sends without end: not a ZooKeeper server'));
      }
    });
    socket.on('error', (error) => {
      // A reset after the reply takes nothing away from it; one without a reply is a closed connection.
      if (isReset(error)) return;
      const mistrust = transport.explainMistrust(error);
      fail(
        mistrust === undefined
          ? new NoAnswer(target, explain(error), { cause: error })
          : new TlsRefusal(target, mistrust, { cause: error }),
      );
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(reply);
    });
    socket.write(word);
  });
}

function findMissing(socket: Socket, reply: string): 'connection' | 'answer' | 'end of the answer' {
  if (socket.connecting) return 'connection';
  return reply === '' ? 'answer' : 'end of the answer';
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function explain(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'this name has no address';
  // what OpenSSL says of a reply that begins as no TLS does
  if (error.message.includes('wrong version number')) return 'answers in plain text, expected TLS';
  return error.message;
}
