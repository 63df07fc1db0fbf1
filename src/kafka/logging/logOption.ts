import { majorOf } from '../version.ts';

/** The option of the JVM for a log configuration: by log4j 2 from Kafka 4 on, by log4j 1 before. */
export function renderLogOption(path: string, version: string): string {
  return majorOf(version) >= 4
    ? `-Dlog4j2.configurationFile=${path}`
    : `-Dlog4j.configuration=file:${path}`;
}
