import { saysSecret } from '../../java/secretOption.ts';
import { findLevelProblem } from '../../kafka/logging/brokerLogging.ts';
import { findLog4jFormatProblem } from '../../kafka/logging/log4jProperties.ts';
import { type JvmSettings, jvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { isOldLogConfiguration } from './jvmLogs.ts';

interface JvmFacts {
  readonly java: JvmSettings;
  readonly version: string;
  /** Names of the files in Kafka's libs. */
  readonly jars: readonly string[];
}

/** What cannot be done of what is asked of the broker's JVM and its log. */
export function findJvmIssues({ java, version, jars }: JvmFacts): Issue[] {
  const usesOurs = java.log4jOpts === undefined;
  return [
    ...issue('KAFKA_OPTS', findLevelProblem(java.opts)),
    ...issue('EXTRA_ARGS', findLevelProblem(java.extraArgs.options)),
    ...(usesOurs && majorOf(version) < 4
      ? issue('KAFKA_LOG_FORMAT', findLog4jFormatProblem(java.logFormat, jars))
      : []),
  ];
}

function issue(subject: string, problem: string | undefined): Issue[] {
  return problem === undefined ? [] : [{ subject, problem, exitCode: ExitCode.Config }];
}

/** What is done, and may surprise. */
export function findJvmWarnings({ java, version }: JvmFacts): string[] {
  const { log4jOpts, jmxHostname, kafkaJmxPort, debug } = java;
  const unused = log4jOpts === undefined ? [] : listUnusedLogSettings(java);
  return [
    ...(unused.length === 0
      ? []
      : [`${unused.join(', ')}: ignored, since KAFKA_LOG4J_OPTS names another log configuration`]),
    ...(isOldLogConfiguration(java, version)
      ? [
          `KAFKA_LOG4J_OPTS: names a log configuration of log4j 1, which Kafka ${version} reads by log4j 2 as well as it can (write a log4j2.yaml)`,
        ]
      : []),
    ...(jmxHostname !== undefined && kafkaJmxPort === undefined
      ? ['KAFKA_JMX_HOSTNAME: ignored without KAFKA_JMX_PORT']
      : []),
    ...(debug === undefined
      ? []
      : ['KAFKA_DEBUG: whoever reaches the port of the debugger can run any code in the broker']),
    ...listWords(java).flatMap(([name, words]) => warnOfSecrets(name, words)),
  ];
}

function listUnusedLogSettings(java: JvmSettings): string[] {
  return (['logFormat', 'rootLogLevel', 'loggers'] as const)
    .filter((key) => java[key] !== jvmSettings[key].fallback)
    .map((key) => jvmSettings[key].name);
}

function listWords(java: JvmSettings): readonly (readonly [string, readonly string[]])[] {
  return [
    ['KAFKA_HEAP_OPTS', java.heapOpts ?? []],
    ['KAFKA_JVM_PERFORMANCE_OPTS', java.performanceOpts ?? []],
    ['KAFKA_JMX_OPTS', java.jmxOpts ?? []],
    ['KAFKA_OPTS', java.opts],
    ['EXTRA_ARGS', java.extraArgs.options],
  ];
}

function warnOfSecrets(name: string, words: readonly string[]): string[] {
  const options = words
    .filter((word) => saysSecret(word))
    .map((word) => word.slice(0, word.indexOf('=')));
  if (options.length === 0) return [];
  return [
    `${name}: on the command line of java every process of the node sees what ${[...new Set(options)].join(', ')} says (put such options into a file, and give @ and its path instead: java reads it)`,
  ];
}
