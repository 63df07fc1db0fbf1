import { describe, expect, it } from 'vitest';
import {
  findLevelProblem,
  parseLoggerLevels,
} from '../../../../src/kafka/logging/brokerLogging.ts';
import { findLog4jFormatProblem } from '../../../../src/kafka/logging/log4jProperties.ts';
import { accept, reject } from '../../../../src/tool/parsed.ts';

describe('the levels of single loggers', () => {
  it.each([
    ['kafka=INFO', [['kafka', 'INFO']]],
    [
      'kafka.controller=debug, kafka.network.RequestChannel$ = WARN',
      [
        ['kafka.controller', 'DEBUG'],
        ['kafka.network.RequestChannel$', 'WARN'],
      ],
    ],
  ])('%s', (raw, levels) => {
    expect(parseLoggerLevels(raw)).toEqual(accept(levels));
  });

  it.each([
    ['kafka', 'expected logger=LEVEL,…, such as kafka.controller=DEBUG, got "kafka"'],
    ['kafka=INFO,', 'expected logger=LEVEL,…, such as kafka.controller=DEBUG, got ""'],
    ['a b=INFO', 'expected logger=LEVEL,…, such as kafka.controller=DEBUG, got "a b=INFO"'],
    ['${x}=INFO', 'expected logger=LEVEL,…, such as kafka.controller=DEBUG, got "${x}=INFO"'],
    [
      'kafka=LOUD',
      'kafka: expected one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, OFF, got "LOUD"',
    ],
  ])('%s is refused', (raw, problem) => {
    expect(parseLoggerLevels(raw)).toEqual(reject(problem));
  });
});

it.each([
  [['-Dlogging.level=debug'], undefined],
  [['-Dx=y'], undefined],
  [['-Dlogging.level=LOUD', '-Dlogging.level=INFO'], undefined],
  [
    ['-Dlogging.level=LOUD'],
    '-Dlogging.level: expected one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, OFF, got "LOUD"',
  ],
])('the level in %j', (options, problem) => {
  expect(findLevelProblem(options)).toBe(problem);
});

it('log4j 1 writes JSON by jars that not every Kafka has', () => {
  const jars = ['ecs-logging-core-1.7.0.jar', 'log4j-ecs-layout-1.7.0.jar'];
  expect(findLog4jFormatProblem('json', jars)).toBeUndefined();
  expect(findLog4jFormatProblem('text', [])).toBeUndefined();
  expect(findLog4jFormatProblem('json', jars.slice(1))).toMatch(/log4j-ecs-layout and ecs-logging/);
});
