import { connect } from 'node:net';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

/** Where a server is asked, and how long all of it may take. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

// The longest reply, mntr's, has some 30 KB; what sends more is no ZooKeeper.
const maxReplyLength = 4 * 1024 * 1024;

/**
 * Sends one four-letter word and gives all that the server says before it closes. A connection
 * closed without a word is tried once more within the same time. Throws a ToolError with
 * `ExitCode.Unavailable` where there is no answer.
 */
export async function askServer(word: string, target: Target): Promise<string> {
  const start = process.hrtime.bigint();
  const first = await exchange(word, target, target.timeoutMs);
  if (first !== '') return first;
  const spentMs = Number((process.hrtime.bigint() - start) / 1_000_000n);
  const second = await exchange(word, target, Math.max(1, target.timeoutMs - spentMs));
  if (second !== '') return second;
  throw unavailable(
    target,
    'connection closed without an answer (too many connections from this address, or no plain client port of ZooKeeper)',
  );
}

// Exactly four bytes, and no end of our own: a newline or a half-close can cost the reply.
async function exchange(word: string, target: Target, timeoutMs: number): Promise<string> {
  const { host, port } = target;
  return new Promise((resolve, reject) => {
    let reply = '';
    const socket = connect({ host, port });
    const fail = (problem: string, cause?: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(unavailable(target, problem, cause));
    };
    const timer = setTimeout(() => fail(`no answer within ${target.timeoutMs} ms`), timeoutMs);
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      reply += chunk;
      if (reply.length > maxReplyLength) fail('sends without end: not a ZooKeeper server');
    });
    socket.on('error', (error) => {
      // A reset after the reply takes nothing away from it; one without a reply is a closed connection.
      if (!isReset(error)) fail(explain(error), error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(reply);
    });
    socket.write(word);
  });
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function explain(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'this name has no address';
  return error.message;
}

function unavailable({ host, port }: Target, problem: string, cause?: Error): ToolError {
  const where = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new ToolError(ExitCode.Unavailable, [`${where}: ${problem}`], { cause });
}
