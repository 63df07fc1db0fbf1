import { describe, expect, it } from 'vitest';
import type { LogLevel } from '../../../../src/java/logLevel.ts';
import type { LoggerLevel } from '../../../../src/kafka/logging/brokerLogging.ts';
import { listLoggersWith } from '../../../../src/kafka/logging/loadingLog.ts';

const quiet = [
  { name: 'kafka.request.logger', level: 'WARN', loading: false },
  { name: 'state.change.logger', level: 'WARN', loading: false },
];
const name = 'kafka.log.LogManager';

describe('the logger that tells of loading', () => {
  it.each<[LogLevel, readonly LoggerLevel[], object]>([
    // as it is, since the console shows that too
    ['INFO', [], { level: undefined }],
    ['TRACE', [], { level: undefined }],
    ['INFO', [['kafka.log.LogManagerX', 'OFF']], { level: undefined }],
    ['WARN', [[name, 'DEBUG']], { level: 'DEBUG' }],
    ['OFF', [['kafka', 'INFO']], { level: undefined }],
    // at INFO, and the console as quiet as it shall be
    ['WARN', [], { level: 'INFO', shown: 'root' }],
    ['OFF', [], { level: 'INFO', shown: 'root' }],
    ['INFO', [['kafka', 'ERROR']], { level: 'INFO', shown: 'ERROR' }],
    ['INFO', [[name, 'FATAL']], { level: 'INFO', shown: 'FATAL' }],
    [
      'INFO',
      [
        ['kafka.log', 'WARN'],
        ['kafka', 'DEBUG'],
      ],
      { level: 'INFO', shown: 'WARN' },
    ],
  ])('where the root is at %s and %j', (rootLevel, loggers, expected) => {
    const loading = { path: '/conf/loading.log', rootLevel };
    const all = listLoggersWith({ format: 'text', rootLevel: 'INFO', loggers, loading }, [name]);
    expect(all.filter((logger) => logger.name === name)).toEqual([
      { name, loading: true, ...expected },
    ]);
  });
});

it('has no part where nobody reads it', () => {
  const loggers: readonly LoggerLevel[] = [[name, 'WARN']];
  expect(listLoggersWith({ format: 'text', rootLevel: 'INFO', loggers }, [name])).toEqual([
    ...quiet,
    { name, level: 'WARN', loading: false },
  ]);
});
