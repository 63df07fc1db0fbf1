import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeAnswer, writeRefusal } from './answers/writeAnswer.ts';
import { readData } from './commands/readData.ts';
import { runCommand } from './commands/runCommand.ts';
import type { Command } from './grammar/command.ts';
import { openSession } from './session/openSession.ts';
import type { Connection } from './session/readConnection.ts';

const closeMs = 1000;

/** Does one command in a session of its own, and gives the exit code. */
export async function runOnce(
  connection: Connection,
  command: Command,
  json: boolean,
): Promise<number> {
  const { timeoutMs } = connection;
  const bytes = await readData(command);
  const startMs = performance.now();
  const session = await openSession(connection);
  let patienceMs = closeMs;
  try {
    const spentMs = Math.round(performance.now() - startMs);
    const answer = await session.attempt(async (client) => runCommand(client, command, bytes), {
      timeoutMs,
      spentMs,
    });
    writeAnswer(answer, command, json);
    return ExitCode.Ok;
  } catch (error) {
    // A refused command has a session to end; without an answer there is none worth waiting for.
    if (error instanceof ToolError && error.exitCode === ExitCode.Unavailable) patienceMs = 0;
    return writeRefusal(error, json);
  } finally {
    await session.close(patienceMs);
  }
}
