import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';

/** What the fixture logs in one call; no myid and no exception where those are empty. */
export interface Logged {
  readonly logger: string;
  readonly thread: string;
  readonly message: string;
  readonly myid: string;
  readonly exception: string;
  readonly cause: string;
}

const fixture = join(import.meta.dirname, '../fixtures/LogMessages.java');

/** Logs all this by SLF4J in one JVM, and gives the lines that it printed. */
export async function logMessages(
  classPath: readonly string[],
  messages: readonly Logged[],
): Promise<readonly string[]> {
  const { stdout } = await execa('java', ['-Xmx256m', '-cp', classPath.join(':'), fixture], {
    // neither the locale nor the machine shall decide how text is encoded
    env: { LC_ALL: 'C' },
    input: messages.map(encode).join(''),
    timeout: 120_000,
    maxBuffer: 256 * 1024 ** 2,
  });
  return stdout.split('\n');
}

function encode({ logger, thread, message, myid, exception, cause }: Logged): string {
  const words = [logger, thread, message, myid, exception, cause];
  return `${words.map((word) => `b${Buffer.from(word, 'utf16le').toString('base64')}`).join(' ')}\n`;
}

const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCodePoint(code));
const nasty = fc.string({
  unit: fc.constantFrom(
    ...controls,
    ...Array.from(String.raw`"\'{}[]()%$,:/ab é漢😀`),
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufdd0',
    '\ufffd',
    '\ufeff',
    '${x}',
    '%msg',
    '\\n',
    '\\u0022',
    '"}\n{"message":"',
  ),
  maxLength: 30,
});
const text = fc.oneof(nasty, fc.string({ unit: 'binary' }));

/** Calls of a logger with all that a text can hold. */
export const nastyMessages = fc.record<Logged>({
  logger: text.map((name) => `a${name}`),
  thread: text,
  message: text,
  myid: fc.oneof(fc.constant(''), fc.constant('1'), text),
  exception: fc.oneof(fc.constant(''), text),
  cause: text,
});
