import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { findNearest } from '../tool/nearest.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';
import { secureClientSettings } from '../zookeeper/settings/secureClientSettings.ts';
import { usages } from './grammar/forms.ts';

const { tlsDir, tlsClientAuth, tlsName } = secureClientSettings;

export const commandLine: CommandLine = {
  tool: 'zkCli',
  summary: [
    'Does one command on a ZooKeeper ensemble; without one it reads commands, a line each.',
    '',
    ...usages.map((usage) => `  ${usage}`),
    '',
    'The commands behind sync, and -c, -t, -x and -R of setAcl, are done by ZooKeeperMain of the jars.',
  ].join('\n'),
  operands: '[command [operands]]',
  maxOperands: 0,
  options: {
    server: {
      doc: 'Servers to ask, host:port,host:port/chroot; -server works too',
      type: 'value',
      shown: 'ZK_CLIENT_PORT_ADDRESS:ZK_CLIENT_PORT',
    },
    timeout: {
      doc: "The session's timeout and all the time there is for a command, in milliseconds; -timeout works too",
      type: 'value',
      shown: '10000',
    },
    json: { doc: 'Print answers and refusals as JSON, one line each', type: 'switch' },
    'data-file': {
      doc: 'create, set: take the data from this file, - for standard input',
      type: 'value',
    },
    ...optionsOf({ tls: clientSettings.tls, tlsDir, tlsClientAuth, tlsName }),
    r: { doc: 'Take a read-only server too, by ZooKeeperMain', type: 'switch' },
    'client-configuration': {
      doc: "File with a client's properties, for ZooKeeperMain; -client-configuration works too",
      type: 'value',
    },
    waitforconnection: { doc: 'Accepted, and always so', type: 'switch' },
  },
  exits: {
    [ExitCode.Ok]: 'done',
    [ExitCode.No]: 'the server refused: no such node, not empty, wrong version',
    [ExitCode.Usage]: 'unknown command or flag',
    [ExitCode.Unavailable]: 'no session or no answer: refused, no quorum, or too late',
    [ExitCode.Config]: 'a bad value of a variable',
    [ExitCode.NotFound]: 'ZooKeeperMain is needed, and there is no java or no jar of ZooKeeper',
  },
};

const valued = [
  'server',
  'timeout',
  'client-configuration',
  'tls-dir',
  'tls-client-auth',
  'tls-name',
  'tls',
] as const;
const switches = ['json', 'r', 'waitforconnection'] as const;
type Valued = (typeof valued)[number];
type Switch = (typeof switches)[number];

export interface Words {
  /** By name, as they were written. */
  readonly flags: ReadonlyMap<Valued, string>;
  readonly switches: ReadonlySet<Switch>;
  /** Empty where commands are to be read. */
  readonly command: readonly string[];
}

/**
 * Splits zkCli.sh's own flags, which stand before the command, from the command. What follows the
 * command's name is the command's, also where it looks like a flag; `--json` alone may stand there too.
 */
export function splitWords(argv: readonly string[]): Parsed<Words> {
  const flags = new Map<Valued, string>();
  const on = new Set<Switch>();
  let index = 0;
  for (; argv[index]?.startsWith('-') === true; index++) {
    const word = argv[index] ?? '';
    const [, name = '', inline] = /^--?([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const known = switches.find((one) => one === name);
    if (known !== undefined && inline === undefined) {
      on.add(known);
      continue;
    }
    const flag = valued.find((one) => one === name);
    if (flag === undefined) return rejectFlag(word, name);
    // Written alone it is a switch, --tls=false switches off what a variable says.
    const value = inline ?? (flag === 'tls' ? 'true' : argv[++index]);
    if (value === undefined) return reject(`-${flag}: expected a value behind it`);
    flags.set(flag, value);
  }
  const command = argv.slice(index);
  const end = command.includes('--') ? command.indexOf('--') : command.length;
  const rest = command.filter((word, at) => word !== '--json' || at > end);
  if (rest.length < command.length) on.add('json');
  return accept({ flags, switches: on, command: rest });
}

function rejectFlag(word: string, name: string): Parsed<never> {
  if (name === 'data-file') return reject(`${word}: stands behind create or set, got it before`);
  const nearest = findNearest(name, [...valued, 'json', 'waitforconnection']);
  const hint = nearest === undefined ? 'see zkCli --help' : `did you mean -${nearest}?`;
  return reject(`${word}: unknown flag (${hint})`);
}

/** Whether the arguments ask for help or the version; behind `--` nothing does. */
export function asksForHelp(argv: readonly string[]): 'help' | 'version' | undefined {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words[0] === 'help' || words.some((word) => isFlag(word, 'help'))) return 'help';
  return words.some((word) => isFlag(word, 'version')) ? 'version' : undefined;
}

function isFlag(word: string, name: string): boolean {
  return word === `--${name}` || word === `-${name}`;
}

/** The flags as ZooKeeperMain takes them; it is to wait for its connection, as this tool does. */
export function mainFlags(
  server: string,
  timeoutMs: number,
  { flags, switches: on }: Words,
): string[] {
  const file = flags.get('client-configuration');
  const always = ['-server', server, '-timeout', String(timeoutMs), '-waitforconnection'];
  return [
    ...always,
    ...(file === undefined ? [] : ['-client-configuration', file]),
    ...(on.has('r') ? ['-r'] : []),
  ];
}
