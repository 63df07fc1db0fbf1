import { ExitCode } from '../../tool/exitCode.ts';
import { writeStderr } from '../../tool/writeText.ts';
import type { Words } from '../commandLine.ts';
import type { Connection } from '../session/readConnection.ts';
import { runShell, type Shell } from './runShell.ts';
import { runTerminal } from './runTerminal.ts';
import { watchSessions } from './watchSessions.ts';

/**
 * Does the commands of standard input, a line each, in one session: with a prompt, history and
 * completion on a terminal. Gives the exit code of the first that failed; on a terminal, where it
 * was seen, 0.
 */
export async function runLines(connection: Connection, words: Words): Promise<number> {
  const sessions = await watchSessions(connection);
  const shell = runShell({ sessions, words, json: words.switches.has('json') });
  try {
    if (process.stdin.isTTY) {
      await runTerminal(shell, sessions);
      return ExitCode.Ok;
    }
    return await runPipe(shell);
  } finally {
    await sessions.close();
  }
}

async function runPipe(shell: Shell): Promise<number> {
  let firstFailure: number = ExitCode.Ok;
  let number = 0;
  for await (const line of readLines()) {
    const code = await shell.run(line, `zkCli: line ${++number}: `);
    if (code === undefined) break;
    if (firstFailure === ExitCode.Ok) firstFailure = code;
  }
  if (number === 0) {
    writeStderr('zkCli: no commands on standard input (in a pod: kubectl exec -it)\n');
  }
  return firstFailure;
}

// Not node:readline, which ends a line at U+2028 and at a lone carriage return too.
async function* readLines(): AsyncGenerator<string> {
  process.stdin.setEncoding('utf8');
  let pieces: string[] = [];
  for await (const chunk of process.stdin) {
    const [first = '', ...further] = String(chunk).split('\n');
    pieces.push(first);
    for (const next of further) {
      yield pieces.join('').replace(/\r$/, '');
      pieces = [next];
    }
  }
  const last = pieces.join('');
  if (last !== '') yield last;
}
