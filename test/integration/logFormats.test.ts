import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderLogbackXml } from '../../src/zookeeper/logging/logbackXml.ts';
import { logMessages, nastyMessages } from '../support/logMessages.ts';
import { zookeeperLib } from '../support/runJava.ts';

let conf: string;

beforeEach(() => {
  conf = mkdtempSync(join(tmpdir(), 'log-formats-'));
});

afterEach(() => rmSync(conf, { recursive: true }));

const classPath = () => [conf, `${zookeeperLib}/*`];

/** As the pattern writes a text: the stand-in for a quote, and rare control characters, are not kept. */
function kept(text: string): string {
  return text
    .replaceAll('\ufdd0', '"')
    .replaceAll(/(?![\t\n\r])[\p{Cc}--[\u007f-\u009f]]/gv, '\ufffd');
}

it('logback: whatever is logged is one JSON object a line, with all that was logged', async () => {
  writeFileSync(join(conf, 'logback.xml'), renderLogbackXml('INFO', { format: 'json' }));
  const messages = fc.sample(nastyMessages, { numRuns: 500 });
  const lines = await logMessages(classPath(), messages);
  expect(lines).toHaveLength(messages.length);
  for (const [index, message] of messages.entries()) {
    const { time, exception = '', ...rest } = JSON.parse(lines[index] ?? '');
    expect(rest).toEqual({
      level: 'INFO',
      logger: kept(message.logger),
      thread: kept(message.thread),
      message: kept(message.message),
      ...(message.myid === '' ? {} : { myid: kept(message.myid) }),
    });
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/);
    const pieces = [
      `java.lang.IllegalStateException: ${kept(message.exception)}\n\tat `,
      `\nCaused by: java.lang.RuntimeException: ${kept(message.cause)}\n`,
    ];
    expect(pieces.map((piece) => exception.includes(piece))).toEqual(
      pieces.map(() => message.exception !== ''),
    );
  }
});

it('logback: text is UTF-8 in any locale, with the exception once', async () => {
  writeFileSync(join(conf, 'logback.xml'), renderLogbackXml('INFO'));
  const call = {
    logger: 'a.B',
    thread: 'main',
    message: 'é漢😀',
    myid: '1',
    exception: 'x',
    cause: 'y',
  };
  const lines = await logMessages(classPath(), [call]);
  expect(lines[0]).toMatch(/^\S+ \S+ \[myid:1\] - INFO {2}\[main:LogMessages@\d+\] - é漢😀$/);
  expect(lines.filter((line) => line.includes('IllegalStateException'))).toHaveLength(1);
});
