import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import { parseInteger, quote } from '../tool/parsers.ts';
import { findNearest } from '../tool/nearest.ts';
import { findPathProblem } from './path.ts';

/** One command of zkCli.sh; no version means that any will do. */
export type Command =
  | {
      readonly name: 'create';
      readonly path: string;
      readonly text: string | undefined;
      readonly sequential: boolean;
      readonly ephemeral: boolean;
    }
  | { readonly name: 'get' | 'stat'; readonly path: string; readonly withStat: boolean }
  | {
      readonly name: 'set';
      readonly path: string;
      readonly text: string;
      readonly version: number | undefined;
      readonly withStat: boolean;
    }
  | {
      readonly name: 'ls';
      readonly path: string;
      readonly withStat: boolean;
      readonly recursive: boolean;
    }
  | { readonly name: 'delete'; readonly path: string; readonly version: number | undefined };

interface Form {
  /** As it is shown where a command is written wrongly. */
  readonly usage: string;
  readonly switches: readonly string[];
  readonly hasVersion?: boolean;
  readonly operands: readonly [min: number, max: number];
}

const forms: Readonly<Record<Command['name'], Form>> = {
  create: { usage: '[-s] [-e] path [data]', switches: ['-s', '-e'], operands: [1, 2] },
  get: { usage: '[-s] path', switches: ['-s'], operands: [1, 1] },
  set: {
    usage: '[-s] [-v version] path data',
    switches: ['-s'],
    hasVersion: true,
    operands: [2, 2],
  },
  ls: { usage: '[-s] [-R] path', switches: ['-s', '-R'], operands: [1, 1] },
  stat: { usage: 'path', switches: [], operands: [1, 1] },
  delete: { usage: '[-v version] path', switches: [], hasVersion: true, operands: [1, 1] },
};

/** The commands with their operands, one a line. */
export const usages: readonly string[] = Object.entries(forms).map(
  ([name, { usage }]) => `${name} ${usage}`,
);

/** Reads a command as zkCli.sh takes it: its flags stand anywhere behind its name, `--` ends them. */
export function parseCommand([name = '', ...words]: readonly string[]): Parsed<Command> {
  if (!isCommand(name)) return rejectCommand(name);
  const form = forms[name];
  const split = splitFlags(words, form);
  if (!split.ok) return reject(`${name}: ${split.problem} (${name} ${form.usage})`);
  const { switches, version, operands } = split.value;
  const [path = '', text] = operands;
  const problem = findPathProblem(path, switches.has('-s') && name === 'create');
  if (problem !== undefined) return reject(`${name}: ${problem}`);
  const withStat = switches.has('-s');
  switch (name) {
    case 'create':
      return accept({ name, path, text, sequential: withStat, ephemeral: switches.has('-e') });
    case 'get':
    case 'stat':
      return accept({ name, path, withStat });
    case 'set':
      return accept({ name, path, text: text ?? '', version, withStat });
    case 'ls':
      return accept({ name, path, withStat, recursive: switches.has('-R') });
    case 'delete':
      return accept({ name, path, version });
  }
}

function isCommand(name: string): name is Command['name'] {
  return Object.hasOwn(forms, name);
}

function rejectCommand(name: string): Parsed<never> {
  const names = Object.keys(forms);
  const known = `expected one of ${names.join(', ')}`;
  if (name === '') return reject(`${known}, got nothing`);
  const nearest = findNearest(name, names);
  return reject(
    `${known}, got ${quote(name)}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`,
  );
}

interface Split {
  readonly switches: ReadonlySet<string>;
  readonly version: number | undefined;
  readonly operands: readonly string[];
}

function splitFlags(words: readonly string[], form: Form): Parsed<Split> {
  const switches = new Set<string>();
  const operands: string[] = [];
  let version: number | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      operands.push(...words.slice(index + 1));
      break;
    }
    if (word === '-v' && form.hasVersion === true) {
      const parsed = parseVersion(words[++index]);
      if (!parsed.ok) return parsed;
      version = parsed.value;
    } else if (form.switches.includes(word)) switches.add(word);
    else if (/^-[^\d]/.test(word)) return reject(`${word}: unknown flag`);
    else operands.push(word);
  }
  const [min, max] = form.operands;
  if (operands.length < min) return reject('too few operands');
  if (operands.length > max) return reject('too many operands');
  return accept({ switches, version, operands });
}

// -1 means any version, as for ZooKeeper itself.
function parseVersion(word: string | undefined): Parsed<number | undefined> {
  if (word === undefined) return reject('-v: expected a version behind it');
  if (word === '-1') return accept(undefined);
  return named('-v', parseInteger({ min: 0, max: 2 ** 31 - 1 })(word));
}
