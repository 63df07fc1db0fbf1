import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { findVersion } from './version.ts';

/** The version of the Kafka in a folder, by the names of its jars. */
export function readVersion(kafkaHome: string): Parsed<string> {
  const libs = join(kafkaHome, 'libs');
  const version = findVersion(readNames(libs));
  return version === undefined
    ? reject(`no jar of Kafka in ${libs}, such as kafka_2.13-4.3.1.jar (set it to Kafka's folder)`)
    : accept(version);
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw error;
  }
}
