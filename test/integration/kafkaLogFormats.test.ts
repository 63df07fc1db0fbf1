import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderLog4j2Yaml } from '../../src/kafka/logging/log4j2Yaml.ts';
import { renderLog4jProperties } from '../../src/kafka/logging/log4jProperties.ts';
import { logMessages, nastyMessages } from '../support/logMessages.ts';

const json = { format: 'json', rootLevel: 'INFO', loggers: [] } as const;

let conf: string;

beforeEach(() => {
  conf = mkdtempSync(join(tmpdir(), 'kafka-log-formats-'));
  writeFileSync(join(conf, 'log4j2.yaml'), renderLog4j2Yaml(json));
  writeFileSync(join(conf, 'log4j.properties'), renderLog4jProperties(json));
});

afterEach(() => rmSync(conf, { recursive: true }));

it.each([
  {
    version: '4.3.1',
    names: { message: 'message', logger: 'logger', thread: 'thread', level: 'level' },
    stack: 'exception',
  },
  {
    version: '3.9.2',
    names: {
      message: 'message',
      logger: 'log.logger',
      thread: 'process.thread.name',
      level: 'log.level',
    },
    stack: 'error.stack_trace',
  },
])(
  'Kafka $version: whatever is logged is one JSON object a line, with all that was logged',
  async ({ version, names, stack }) => {
    const messages = fc.sample(nastyMessages, { numRuns: 500 });
    const lines = await logMessages(
      [conf, resolve('.runtime', `kafka-${version}`, 'libs/*')],
      messages,
    );
    const objects = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
    expect(
      objects.map((object) => ({
        level: object[names.level],
        logger: object[names.logger],
        thread: object[names.thread],
        message: object[names.message],
        thrown: object[stack]?.includes('java.lang.IllegalStateException') ?? false,
        caused: object[stack]?.includes('Caused by: java.lang.RuntimeException') ?? false,
      })),
    ).toEqual(
      messages.map(({ logger, thread, message, exception }) => ({
        level: 'INFO',
        logger,
        thread,
        message,
        thrown: exception !== '',
        caused: exception !== '',
      })),
    );
  },
);
