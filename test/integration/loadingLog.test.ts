import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLevel } from '../../src/java/logLevel.ts';
import type { LoggerLevel } from '../../src/kafka/logging/brokerLogging.ts';
import { maxLoadingBytes, rolledPath } from '../../src/kafka/logging/loadingLog.ts';
import { renderLog4j2Yaml } from '../../src/kafka/logging/log4j2Yaml.ts';
import { renderLog4jProperties } from '../../src/kafka/logging/log4jProperties.ts';
import { logMessages } from '../support/logMessages.ts';

let conf: string;
beforeEach(() => {
  conf = mkdtempSync(join(tmpdir(), 'loading-log-'));
});
afterEach(() => rmSync(conf, { recursive: true }));

const manager = 'kafka.log.LogManager';
const loaders = {
  '3.9.2': 'kafka.log.LogLoader',
  '4.3.1': 'org.apache.kafka.storage.internals.log.LogLoader',
};

describe.each(['3.9.2', '4.3.1'] as const)('Kafka %s', (version) => {
  const loader = loaders[version];

  /** What the console shows of these messages, each `logger message`, and the file. */
  async function log(
    messages: readonly (readonly [logger: string, message: string])[],
    rootLevel: LogLevel,
    loggers: readonly LoggerLevel[] = [],
  ) {
    const path = join(conf, 'loading.log');
    const logging = { format: 'text', rootLevel, loggers, loading: { path, rootLevel } } as const;
    writeFileSync(join(conf, 'log4j2.yaml'), renderLog4j2Yaml(logging));
    writeFileSync(join(conf, 'log4j.properties'), renderLog4jProperties(logging));
    const lines = await logMessages(
      [conf, resolve('.runtime', `kafka-${version}`, 'libs/*')],
      messages.map(([logger, message]) => ({
        logger,
        message,
        thread: 'main',
        myid: '',
        exception: '',
        cause: '',
      })),
    );
    return {
      console: lines.filter((line) => line !== '').map((line) => line.replace(/^\[[^\]]*\] /, '')),
      file: existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined,
    };
  }

  const three = [
    [manager, 'Recovering 1 logs'],
    [loader, 'Recovering unflushed segment 0'],
    ['kafka.server.KafkaServer', 'starting'],
  ] as const;
  const told = 'Recovering 1 logs\nRecovering unflushed segment 0\n';
  const shown = three.map(([logger, message]) => `INFO ${message} (${logger})`);

  it.each<[LogLevel, readonly LoggerLevel[], readonly (string | undefined)[]]>([
    ['WARN', [], []],
    ['INFO', [['kafka.log', 'ERROR']], version === '3.9.2' ? shown.slice(2) : shown.slice(1)],
  ])(
    'the root at %s, and %j: the file has all, the console what it always had',
    async (rootLevel, loggers, console) => {
      expect(await log(three, rootLevel, loggers)).toEqual({ console, file: told });
    },
  );

  it('the file stays small, and at most one full one is kept', async () => {
    const many = Array.from(
      { length: 4000 },
      (_, index) => [loader, `${index} ${'x'.repeat(250)}`] as const,
    );
    const { console } = await log(many, 'INFO');
    expect(console).toHaveLength(many.length);
    const files = readdirSync(conf).filter((name) => name.startsWith('loading'));
    expect(files).toEqual(['loading.log', 'loading.log.1']);
    const sizes = files.map((name) => statSync(join(conf, name)).size);
    expect(Math.max(...sizes)).toBeLessThan(maxLoadingBytes + 1000);
    expect(readFileSync(rolledPath(join(conf, 'loading.log')), 'utf8')).toMatch(/^\d+ xxx/);
  });

  it('a file that cannot be written keeps nothing from the console', async () => {
    mkdirSync(join(conf, 'loading.log/in the way'), { recursive: true });
    const { console } = await log(three, 'INFO');
    expect(console).toEqual(expect.arrayContaining(shown));
  });
});
