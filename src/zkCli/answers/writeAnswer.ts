import { ExitCode } from '../../tool/exitCode.ts';
import { writeStderr, writeStdout } from '../../tool/writeText.ts';
import type { Command } from '../grammar/command.ts';
import { type Answer, renderAnswer } from './answer.ts';
import { renderJson } from './json.ts';
import { Refusal, renderRefusal, renderRefusalJson } from './refusal.ts';

/** Prints an answer as zkCli.sh does, or as JSON. */
export function writeAnswer(answer: Answer, command: Command, json: boolean): void {
  if (json) {
    writeStdout(renderJson(answer));
    return;
  }
  const { stdout, stderr } = renderAnswer(answer, {
    withStat: command.name === 'stat',
    ...command,
  });
  writeStdout(stdout);
  writeStderr(stderr);
}

/** Prints a server's refusal as zkCli.sh does, or as JSON, and gives its exit code; any other error is thrown on. */
export function writeRefusal(error: unknown, json: boolean): number {
  if (!(error instanceof Refusal)) throw error;
  if (json) writeStderr(renderRefusalJson(error));
  else if (error.exitCode === ExitCode.No) writeStderr(renderRefusal(error));
  else throw error;
  return error.exitCode;
}
