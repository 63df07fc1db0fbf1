import { findNearest } from '../../tool/nearest.ts';
import { type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { type CommandName, forms, lineNames, watchable, watchCommands } from './forms.ts';

/** Why a command that asks for a watch is refused; none for any other. */
export function findWatch(name: string, words: readonly string[]): string | undefined {
  const end = words.indexOf('--');
  const flags = end < 0 ? words : words.slice(0, end);
  const asked =
    watchCommands.has(name) ||
    (watchable.has(name) && (flags.includes('-w') || (words.length === 2 && words[1] === 'watch')));
  if (!asked) return undefined;
  return `${name}: watches are not for this tool, which would not show what they tell (ask again instead: mZxid and pZxid of stat change with a node's data and children)`;
}

/** Refuses words behind a command's name, and shows how it is written. */
export function rejectUse(name: CommandName, problem: string): Parsed<never> {
  const hint =
    /too many/.test(problem) && 'values' in forms[name] ? '; a version stands behind -v' : '';
  return reject(`${name}: ${problem} (${name} ${forms[name].usage}${hint})`);
}

/** Refuses a name that neither this tool nor ZooKeeperMain knows; `help` tells which there are. */
export function rejectCommand(name: string, help: string): Parsed<never> {
  if (name === '') return reject(`expected a command, got nothing (see ${help})`);
  if (lineNames.includes(name)) {
    return reject(`${name}: only among commands that are read, at a prompt or from a pipe`);
  }
  // Two letters of difference make any word of two letters near.
  const nearest = name.length < 2 ? undefined : findNearest(name, lineNames);
  const hint = nearest === undefined ? `see ${help}` : `did you mean ${nearest}?`;
  return reject(`${quote(name)}: unknown command (${hint})`);
}
