import { ExitCode } from '../../tool/exitCode.ts';
import { named } from '../../tool/parsed.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { requireOperand } from '../../tool/requireSettings.ts';
import { ToolError } from '../../tool/toolError.ts';
import { writeStderr, writeStdout } from '../../tool/writeText.ts';
import { writeAnswer, writeRefusal } from '../answers/writeAnswer.ts';
import { mainFlags, type Words } from '../commandLine.ts';
import { readData } from '../commands/readData.ts';
import { runCommand } from '../commands/runCommand.ts';
import { type Command, parseCommand } from '../grammar/command.ts';
import { shellHelp } from '../grammar/forms.ts';
import { runTunnelled } from '../handover/runTunnelled.ts';
import { parseConnectString } from '../session/connectString.ts';
import { splitLine } from './line.ts';
import type { Sessions } from './watchSessions.ts';

/** Does lines of commands, one after the other. */
export interface Shell {
  /**
   * Does a line and gives its exit code; `undefined` where it asks to leave. What a server refuses is
   * said as ZooKeeperMain does, any other complaint begins with `prefix`.
   */
  readonly run: (line: string, prefix?: string) => Promise<number | undefined>;
  readonly prompt: () => string;
}

interface Wish {
  readonly sessions: Sessions;
  readonly words: Words;
  readonly json: boolean;
}

const shownLines = 10;

export function runShell({ sessions, words: given, json }: Wish): Shell {
  const lines: string[] = [];

  const runWords = async (words: readonly string[]): Promise<number> => {
    const [name = '', operand] = words;
    switch (name) {
      case 'help':
        writeStdout(shellHelp);
        return ExitCode.Ok;
      case 'history':
        writeStdout(renderHistory(lines));
        return ExitCode.Ok;
      case 'redo':
        return redo(operand ?? '');
      case 'printwatches':
        // There are no watches: on or off, none is printed.
        if (operand === undefined) writeStdout('printwatches is off\n');
        return ExitCode.Ok;
      case 'connect': {
        const { text, timeoutMs, tls, ...rest } = sessions.connection();
        const parsed =
          operand === undefined ? rest : requireOperand(named(name, parseConnectString(operand)));
        await sessions.connect({ ...parsed, text: operand ?? text, timeoutMs, tls });
        return ExitCode.Ok;
      }
      case 'close':
        await sessions.close();
        return ExitCode.Ok;
      default:
        return runParsed(words);
    }
  };
  const redo = async (word: string): Promise<number> => {
    const number = requireOperand(named('redo', parseInteger({ min: 0 })(word)));
    const line = number < lines.length - 1 ? lines[number] : undefined;
    if (line === undefined) throw new ToolError(ExitCode.Usage, ['Command index out of range']);
    if (/^\s*redo\b/.test(line)) throw new ToolError(ExitCode.Usage, ['No redoing redos']);
    lines[lines.length - 1] = line;
    return runWords(requireOperand(splitLine(line)));
  };
  const runParsed = async (words: readonly string[]): Promise<number> => {
    const command = requireOperand(parseCommand(words, 'help'));
    if (command.name === 'foreign') return runForeign(words);
    if (!sessions.isOpen()) {
      writeStdout('Not connected\n');
      return ExitCode.Unavailable;
    }
    requireOwnData(command);
    const bytes = await readData(command);
    const answer = await sessions.attempt(async (client) => runCommand(client, command, bytes));
    if (command.name === 'addauth') sessions.remember(command);
    writeAnswer(answer, command, json);
    return ExitCode.Ok;
  };
  const runForeign = async (words: readonly string[]): Promise<number> => {
    if (words[0] === 'getEphemerals') {
      throw new ToolError(ExitCode.Usage, [
        'getEphemerals: tells of the session that asks, and ZooKeeperMain has one of its own (look for ephemeralOwner in stat)',
      ]);
    }
    if (sessions.hasLogins()) {
      writeStderr(
        'zkCli: ZooKeeperMain does this in a session of its own, without the addauth of this one\n',
      );
    }
    const { runZooKeeperMain } = await import('../handover/runZooKeeperMain.ts');
    const connection = sessions.connection();
    return runTunnelled(connection, false, async (server) =>
      runZooKeeperMain(mainFlags(server, connection.timeoutMs, given), words),
    );
  };

  return {
    run: async (line, prefix = '') => {
      if (line.trim() === '') return ExitCode.Ok;
      lines.push(line);
      try {
        const words = requireOperand(splitLine(line));
        return words[0] === 'quit' ? undefined : await runWords(words);
      } catch (error) {
        return report(error, { json, prefix });
      }
    },
    prompt: () => {
      const { text } = sessions.connection();
      return `[zk: ${text}(${sessions.state()}) ${lines.length}] `;
    },
  };
}

function renderHistory(lines: readonly string[]): string {
  const shown = lines.map((line, index) => `${index} - ${line}\n`);
  return shown.slice(-shownLines - 1).join('');
}

// Standard input is where the commands come from.
function requireOwnData(command: Command): void {
  if ('data' in command && command.data !== undefined && 'file' in command.data) {
    if (command.data.file === '-') {
      throw new ToolError(ExitCode.Usage, [
        '--data-file: expected a file, commands come from standard input',
      ]);
    }
  }
}

function report(error: unknown, { json, prefix }: { json: boolean; prefix: string }): number {
  try {
    return writeRefusal(error, json);
  } catch (problem) {
    if (!(problem instanceof ToolError)) throw problem;
    for (const text of problem.problems) writeStderr(`${prefix}${text}\n`);
    return problem.exitCode;
  }
}
