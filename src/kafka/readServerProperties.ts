import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parseProperties } from '../java/properties.ts';
import type { Entry } from './entries.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

/**
 * The properties of the file that is named on the command line, if one is. A relative name is
 * looked for in the working directory, then under KAFKA_HOME, as `config/server.properties` means
 * the image's file wherever the container starts.
 */
export function readServerProperties(operand: string | undefined, kafkaHome: string): Entry[] {
  if (operand === undefined) return [];
  const candidates = isAbsolute(operand)
    ? [operand]
    : [...new Set([resolve(operand), join(kafkaHome, operand)])];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    const problem = `${operand}: no such file (looked for ${candidates.join(' and ')})`;
    throw new ToolError(ExitCode.Config, [problem]);
  }
  return parseProperties(readText(path)).map(([key, value]) => ({
    key,
    value,
    subject: `${key} in ${path}`,
  }));
}

// As java.util.Properties.load(InputStream) reads it.
function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolError(ExitCode.Config, [`${path}: cannot be read: ${reason}`], { cause: error });
  }
}
