import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { findBadEscape, parseProperties } from '../../java/properties.ts';
import type { Entry } from './entries.ts';
import { errorCode } from '../../tool/errorCode.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';

/**
 * The properties of the file that is named on the command line. A relative name is
 * looked for in the working directory, then under KAFKA_HOME, as `config/server.properties` means
 * the image's file wherever the container starts.
 */
export function readServerProperties(operand: string, kafkaHome: string): Parsed<Entry[]> {
  const candidates = isAbsolute(operand)
    ? [operand]
    : [...new Set([resolve(operand), join(kafkaHome, operand)])];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path === undefined) return reject(`no such file (looked for ${candidates.join(' and ')})`);
  try {
    // latin1, as java.util.Properties.load(InputStream) reads it
    const text = readFileSync(path, 'latin1');
    const escaped = findBadEscape(text);
    return escaped === undefined
      ? accept(listEntries(path, text))
      : reject(
          `${escaped}: a \\u without four hexadecimal digits, for which java reads none of it`,
        );
  } catch (error) {
    return reject(`cannot be read: ${errorCode(error)}`);
  }
}

function listEntries(path: string, text: string): Entry[] {
  return parseProperties(text).map(([key, value]) => ({
    key,
    value,
    subject: `${key} in ${path}`,
  }));
}
