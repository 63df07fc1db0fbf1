import { accept, named, type Parsed, reject } from '../../tool/parsed.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { maxInt } from '../../tool/settingKinds.ts';
import { type AclEntry, parseAcl } from './acl.ts';
import { findWatch, rejectCommand, rejectUse } from './commandProblems.ts';
import { type Data, parseData } from './data.ts';
import { type Split, splitFlags } from './flags.ts';
import { type CommandName, foreignUsages, forms, isCommandName, oldNames } from './forms.ts';
import { findPathProblem } from './path.ts';

interface On<Name extends CommandName> {
  readonly name: Name;
  readonly path: string;
}

/** One command of zkCli.sh that is done here; no version means that any will do. */
export type Command =
  | (On<'create'> & {
      readonly data: Data | undefined;
      /** Without one everybody may do everything. */
      readonly acl: readonly AclEntry[] | undefined;
      readonly sequential: boolean;
      readonly ephemeral: boolean;
    })
  | (On<'get'> & { readonly withStat: boolean; readonly base64: boolean })
  | (On<'set'> & {
      readonly data: Data;
      readonly version: number | undefined;
      readonly withStat: boolean;
    })
  | (On<'ls'> & { readonly withStat: boolean; readonly recursive: boolean })
  | On<'stat'>
  | (On<'delete'> & { readonly version: number | undefined })
  | (On<'deleteall'> & { readonly batchSize: number })
  | (On<'getAcl'> & { readonly withStat: boolean })
  | (On<'setAcl'> & {
      readonly acl: readonly AclEntry[];
      readonly version: number | undefined;
      readonly withStat: boolean;
    })
  | { readonly name: 'addauth'; readonly scheme: string; readonly auth: string }
  | On<'sync'>;

/** A command that ZooKeeperMain has to do, with all its words. */
export interface Foreign {
  readonly name: 'foreign';
  readonly words: readonly string[];
}

const defaultBatchSize = 1000;

/**
 * Reads a command as zkCli.sh takes it: its flags stand anywhere behind its name, `--` ends them. `help`
 * is what tells of all commands where it is read.
 */
export function parseCommand(
  words: readonly string[],
  help = 'zkCli --help',
): Parsed<Command | Foreign> {
  const [written = '', ...rest] = words;
  const watch = findWatch(written, rest);
  if (watch !== undefined) return reject(watch);
  const name = oldNames.get(written) ?? written;
  if (!isCommandName(name)) {
    return Object.hasOwn(foreignUsages, name)
      ? accept({ name: 'foreign', words })
      : rejectCommand(name, help);
  }
  const form = forms[name];
  const split = splitFlags(rest, form);
  if (!split.ok) return rejectUse(name, split.problem);
  if (split.value.isForeign) return accept({ name: 'foreign', words });
  const [min, max] = form.operands;
  const { length } = split.value.operands;
  if (length < min) return rejectUse(name, 'too few operands');
  if (length > max) return rejectUse(name, 'too many operands');
  const command = readOperands(name, split.value);
  if (!command.ok) return named(name, command);
  return accept(written === 'ls2' ? { ...command.value, withStat: true } : command.value);
}

function readOperands(name: CommandName, split: Split): Parsed<Command> {
  const { switches, operands } = split;
  const [path = '', text] = operands;
  if (name === 'addauth') return accept({ name, scheme: path, auth: text ?? '' });
  const withStat = switches.has('-s');
  const problem = findPathProblem(path, withStat && name === 'create');
  if (problem !== undefined) return reject(problem);
  switch (name) {
    case 'create': {
      const data = parseData(split.values.has('--data-file') ? undefined : text, split);
      if (!data.ok) return data;
      const list = split.values.has('--data-file') ? text : operands[2];
      const acl = list === undefined ? accept(undefined) : parseAcl(list);
      if (!acl.ok) return acl;
      const ephemeral = switches.has('-e');
      return accept({
        name,
        path,
        data: data.value,
        acl: acl.value,
        sequential: withStat,
        ephemeral,
      });
    }
    case 'get':
      return accept({ name, path, withStat, base64: switches.has('-b') });
    case 'set': {
      const data = parseData(text, split);
      if (!data.ok) return data;
      if (data.value === undefined) return reject(`expected data (set ${forms.set.usage})`);
      const version = parseVersion(split);
      return version.ok
        ? accept({ name, path, data: data.value, version: version.value, withStat })
        : version;
    }
    case 'ls':
      return accept({ name, path, withStat, recursive: switches.has('-R') });
    case 'stat':
    case 'sync':
      return accept({ name, path });
    case 'getAcl':
      return accept({ name, path, withStat });
    case 'setAcl': {
      const acl = parseAcl(text ?? '');
      if (!acl.ok) return acl;
      const version = parseVersion(split);
      return version.ok
        ? accept({ name, path, acl: acl.value, version: version.value, withStat })
        : version;
    }
    case 'delete': {
      const version = parseVersion(split);
      return version.ok ? accept({ name, path, version: version.value }) : version;
    }
    case 'deleteall': {
      const size = parseBatchSize(split);
      return size.ok ? accept({ name, path, batchSize: size.value }) : size;
    }
  }
}

// -1 means any version, as for ZooKeeper itself.
function parseVersion({ values }: Split): Parsed<number | undefined> {
  const word = values.get('-v');
  if (word === undefined || word === '-1') return accept(undefined);
  return named('-v', parseInteger({ min: 0, max: maxInt })(word));
}

function parseBatchSize({ values }: Split): Parsed<number> {
  const word = values.get('-b');
  return word === undefined
    ? accept(defaultBatchSize)
    : named('-b', parseInteger({ min: 1, max: maxInt })(word));
}
