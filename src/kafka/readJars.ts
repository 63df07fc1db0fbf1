import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';

/** The names of the files in Kafka's libs, in their order; none where there is no such folder. */
export function readJars(kafkaHome: string): readonly string[] {
  try {
    return readdirSync(join(kafkaHome, 'libs')).toSorted();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw error;
  }
}
