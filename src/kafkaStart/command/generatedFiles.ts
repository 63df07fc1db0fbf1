import { join } from 'node:path/posix';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import { hidden } from '../../java/secretOption.ts';
import { isSecret } from '../../kafka/properties/secrets.ts';
import { majorOf } from '../../kafka/version.ts';
import { generatedMark } from '../../java/generatedMark.ts';
import { renderJavaSecurity } from '../../java/javaSecurity.ts';
import { renderProperties } from '../../java/properties.ts';
import type { FileWrite } from '../../files/fileWrite.ts';

/** Where the broker's generated files are. */
export interface GeneratedPaths {
  readonly serverProperties: string;
  readonly logging: string;
  readonly javaSecurity: string;
}

export function generatedPaths(confDir: string, version: string): GeneratedPaths {
  return {
    serverProperties: join(confDir, 'server.properties'),
    logging: join(confDir, majorOf(version) >= 4 ? 'log4j2.yaml' : 'log4j.properties'),
    javaSecurity: join(confDir, 'java.security'),
  };
}

/** All files of the broker. server.properties may hold passwords: nobody else may read it. */
export function generateFiles(
  paths: GeneratedPaths,
  properties: Entries,
  version: string,
): FileWrite[] {
  const sorted = [...properties.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const lines = renderProperties(sorted.map(({ key, value }) => [key, value]));
  return [
    { path: paths.serverProperties, text: `${generatedMark}\n${lines}`, mode: 0o600 },
    { path: paths.logging, text: majorOf(version) >= 4 ? log4j2 : log4j, mode: 0o644 },
    { path: paths.javaSecurity, text: renderJavaSecurity(), mode: 0o644 },
  ];
}

const log4j = `${generatedMark}
logging.level=INFO
log4j.rootLogger=\${logging.level}, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
log4j.logger.kafka.request.logger=WARN
log4j.logger.state.change.logger=WARN
`;

const log4j2 = `${generatedMark}
Configuration:
  status: warn
  name: console
  Appenders:
    Console:
      name: stdout
      target: SYSTEM_OUT
      PatternLayout:
        pattern: '[%d] %p %m (%c)%n'
  Loggers:
    Root:
      level: '\${sys:logging.level:-INFO}'
      AppenderRef:
        ref: stdout
    Logger:
      - name: kafka.request.logger
        level: warn
      - name: state.change.logger
        level: warn
`;

/** The same properties, fit to be shown. */
export function hideSecrets(properties: Entries): Entries {
  return new Map(
    [...properties].map(([key, entry]) => [
      key,
      isSecret(key) ? { key, value: hidden, subject: entry.subject } : entry,
    ]),
  );
}

/** Whether a broker on its way from ZooKeeper to KRaft is configured. */
export function isMigrating(properties: Entries): boolean {
  return valueOf(properties, 'zookeeper.metadata.migration.enable') === 'true';
}
