import { join } from 'node:path';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { readJars } from './readJars.ts';
import { findVersion } from './version.ts';

/** The version of the Kafka in a folder, by the names of its jars. */
export function readVersion(kafkaHome: string): Parsed<string> {
  const version = findVersion(readJars(kafkaHome));
  return version === undefined
    ? reject(
        `no jar of Kafka in ${join(kafkaHome, 'libs')}, such as kafka_2.13-4.3.1.jar (set it to Kafka's folder)`,
      )
    : accept(version);
}
