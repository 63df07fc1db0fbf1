import { createInterface, type Interface } from 'node:readline';
import { askChildren } from '../commands/askNode.ts';
import { lineNames } from '../grammar/forms.ts';
import { hasSecret, splitPath, wordToComplete } from './line.ts';
import { readHistory, writeHistory } from './readHistory.ts';
import type { Shell } from './runShell.ts';
import type { Sessions } from './watchSessions.ts';

/** Talks with somebody at a terminal until they leave, by `quit`, Ctrl-D, or Ctrl-C on an empty line. */
export async function runTerminal(shell: Shell, sessions: Sessions): Promise<void> {
  let isBusy = false;
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    history: readHistory(),
    removeHistoryDuplicates: true,
    completer: (line: string, give: Give) => {
      // A question of its own would stand behind the command that is under way.
      if (isBusy) give(null, [[], line]);
      else void complete(line, sessions).then((found) => give(null, found));
    },
  });
  terminal.on('SIGINT', () => leaveOrClear(terminal, isBusy));
  terminal.on('history', (history) => {
    // What is in memory goes no further than the arrow keys of this run: secrets not even there.
    for (const [index, line] of history.entries()) if (hasSecret(line)) history.splice(index, 1);
  });
  terminal.setPrompt(shell.prompt());
  terminal.prompt();
  for await (const line of terminal) {
    isBusy = true;
    if (!hasSecret(line)) writeHistory(line);
    const code = await shell.run(line);
    if (code === undefined) break;
    isBusy = false;
    terminal.setPrompt(shell.prompt());
    terminal.prompt();
  }
  terminal.close();
}

type Give = (error: null, found: [string[], string]) => void;

function leaveOrClear(terminal: Interface, isBusy: boolean): void {
  if (isBusy) {
    terminal.close();
    process.kill(process.pid, 'SIGINT');
  } else if (terminal.line === '') {
    terminal.close();
  } else {
    process.stdout.write('^C\n');
    terminal.write(null, { ctrl: true, name: 'e' });
    terminal.write(null, { ctrl: true, name: 'u' });
    terminal.prompt();
  }
}

async function complete(line: string, sessions: Sessions): Promise<[string[], string]> {
  const { word, isFirst } = wordToComplete(line);
  if (isFirst)
    return [lineNames.filter((name) => name.startsWith(word)).map((name) => `${name} `), word];
  if (!word.startsWith('/') || sessions.state() !== 'CONNECTED') return [[], word];
  const { parent, start } = splitPath(word);
  try {
    const { names } = await sessions.attempt(async (client) => askChildren(client, parent));
    const folder = parent === '/' ? '/' : `${parent}/`;
    return [names.filter((name) => name.startsWith(start)).map((name) => `${folder}${name}`), word];
  } catch {
    return [[], word]; // no such node, not to be read, or no answer: nothing to offer
  }
}
