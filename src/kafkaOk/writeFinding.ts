import { ExitCode } from '../tool/exitCode.ts';
import { toOneLine } from '../tool/oneLine.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import type { Finding } from './finding.ts';

/** Says on one line what was found, and gives the exit code. */
export function writeFinding({ exitCode, reason }: Finding): number {
  const line = `kafkaOk: ${toOneLine(reason)}\n`;
  if (exitCode === ExitCode.Ok) writeStdout(line);
  else writeStderr(line);
  return exitCode;
}
