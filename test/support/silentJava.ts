import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder for the class path of a Java program that shall log nothing, by logback or log4j. */
export function silenceLogging(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const logback = '<configuration><root level="OFF"/></configuration>\n';
  writeFileSync(join(folder, 'logback.xml'), logback);
  writeFileSync(join(folder, 'log4j.properties'), 'log4j.rootLogger=OFF\n');
}

/** The flag of a JVM that shall look up no name, with the file that it needs. */
export function withoutNames(folder: string): string {
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, '');
  return `-Djdk.net.hosts.file=${hosts}`;
}
