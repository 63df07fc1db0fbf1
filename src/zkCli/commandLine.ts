import type { CommandLine } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { usages } from './command.ts';

export const commandLine: CommandLine = {
  tool: 'zkCli',
  summary: [
    'Does one command on a ZooKeeper ensemble:',
    '',
    ...usages.map((usage) => `  ${usage}`),
  ].join('\n'),
  operands: 'command [operands]',
  maxOperands: 0,
  options: {
    server: {
      doc: 'Servers to ask, host:port,host:port/chroot; -server works too',
      type: 'value',
      shown: 'ZK_CLIENT_PORT_ADDRESS:ZK_CLIENT_PORT',
    },
    timeout: {
      doc: "The session's timeout and all the time there is, in milliseconds; -timeout works too",
      type: 'value',
      shown: '10000',
    },
  },
  exits: {
    [ExitCode.Ok]: 'done',
    [ExitCode.No]: 'the server refused: no such node, not empty, wrong version',
    [ExitCode.Usage]: 'unknown command or flag',
    [ExitCode.Unavailable]: 'no session: refused, no quorum, or too late',
    [ExitCode.Config]: 'a bad value of a variable',
  },
};

export interface Words {
  /** By name, as they were written. */
  readonly flags: ReadonlyMap<'server' | 'timeout', string>;
  readonly command: readonly string[];
}

/**
 * Splits zkCli.sh's own flags, which stand before the command, from the command. What follows the
 * command's name is the command's, also where it looks like a flag.
 */
export function splitWords(argv: readonly string[]): Parsed<Words> {
  const flags = new Map<'server' | 'timeout', string>();
  let index = 0;
  for (; argv[index]?.startsWith('-') === true; index++) {
    const word = argv[index] ?? '';
    const [, name, inline] = /^--?(server|timeout)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== 'server' && name !== 'timeout') {
      return reject(`${word}: unknown flag (see zkCli --help)`);
    }
    const value = inline ?? argv[++index];
    if (value === undefined) return reject(`-${name}: expected a value behind it`);
    flags.set(name, value);
  }
  return accept({ flags, command: argv.slice(index) });
}

/** Whether the arguments ask for help or the version; behind `--` nothing does. */
export function asksForHelp(argv: readonly string[]): 'help' | 'version' | undefined {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words.length === 0 || words[0] === 'help' || words.some((word) => isFlag(word, 'help'))) {
    return 'help';
  }
  return words.some((word) => isFlag(word, 'version')) ? 'version' : undefined;
}

function isFlag(word: string, name: string): boolean {
  return word === `--${name}` || word === `-${name}`;
}
