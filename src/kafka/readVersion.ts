import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { findVersion } from './version.ts';

/** The version of the Kafka in a folder, by the names of its jars. */
export function readVersion(kafkaHome: string): string {
  const libs = join(kafkaHome, 'libs');
  const version = findVersion(readNames(libs));
  if (version !== undefined) return version;
  throw new ToolError(ExitCode.Config, [
    `KAFKA_HOME: no kafka_….jar in ${libs} (set it to the folder of Kafka)`,
  ]);
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw error;
  }
}
