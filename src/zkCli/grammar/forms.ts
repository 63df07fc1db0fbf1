/** How one command is written: the flags and operands that stand behind its name. */
export interface Form {
  /** As it is shown where a command is written wrongly. */
  readonly usage: string;
  readonly switches: readonly string[];
  /** Flags with a value behind them. */
  readonly values?: readonly string[];
  /** Flags that only ZooKeeperMain can do. */
  readonly foreign?: readonly string[];
  readonly operands: readonly [min: number, max: number];
}

export const forms = {
  create: {
    usage: '[-s] [-e] [-c] [-t ttl] path [data] [acl]',
    switches: ['-s', '-e'],
    values: ['--data-file'],
    foreign: ['-c', '-t'],
    operands: [1, 3],
  },
  get: { usage: '[-s] [-b] path', switches: ['-s', '-b'], foreign: ['-x'], operands: [1, 1] },
  set: {
    usage: '[-s] [-v version] [-b] path data',
    switches: ['-s', '-b'],
    values: ['-v', '--data-file'],
    operands: [1, 2],
  },
  ls: { usage: '[-s] [-R] path', switches: ['-s', '-R'], operands: [1, 1] },
  stat: { usage: 'path', switches: [], operands: [1, 1] },
  delete: { usage: '[-v version] path', switches: [], values: ['-v'], operands: [1, 1] },
  deleteall: { usage: 'path', switches: [], values: ['-b'], operands: [1, 1] },
  getAcl: { usage: '[-s] path', switches: ['-s'], operands: [1, 1] },
  setAcl: {
    usage: '[-s] [-v version] [-R] path acl',
    switches: ['-s'],
    values: ['-v'],
    foreign: ['-R'],
    operands: [2, 2],
  },
  addauth: { usage: 'scheme auth', switches: [], operands: [1, 2] },
  sync: { usage: 'path', switches: [], operands: [1, 1] },
} as const satisfies Readonly<Record<string, Form>>;

export type CommandName = keyof typeof forms;

/** Names that ZooKeeper 3.4 had, with what is done for them. */
export const oldNames: ReadonlyMap<string, CommandName> = new Map([
  ['ls2', 'ls'],
  ['rmr', 'deleteall'],
]);

/** What ZooKeeperMain does in our place, up to 3.9. */
export const foreignUsages: Readonly<Record<string, string>> = {
  config: '[-c] [-s]',
  delquota: '[-n|-b|-N|-B] path',
  getAllChildrenNumber: 'path',
  getEphemerals: 'path',
  listquota: 'path',
  reconfig: '[-s] [-v version] [[-file path] | [-members list]] | [-add list] [-remove list]',
  setquota: '-n|-b|-N|-B val path',
  version: '',
  whoami: '',
};

/** What only a session of several commands has. */
const shellUsages: Readonly<Record<string, string>> = {
  close: '',
  connect: '[host:port]',
  help: '',
  history: '',
  printwatches: 'on|off',
  quit: '',
  redo: 'number',
};

/** Commands whose whole purpose is what a watch tells later. */
export const watchCommands: ReadonlySet<string> = new Set(['addWatch', 'removewatches']);

/** Commands that took the word `watch` as their last operand. */
export const watchable: ReadonlySet<string> = new Set(['get', 'ls', 'ls2', 'stat', 'config']);

/** The commands with their operands, one a line, our own before those of ZooKeeperMain. */
export const usages: readonly string[] = [
  ...Object.entries(forms).map(([name, { usage }]) => `${name} ${usage}`),
  ...listUsages(foreignUsages),
];

/** What `help` shows among several commands. */
export const shellHelp = [...usages, ...listUsages(shellUsages)]
  .toSorted()
  .map((usage) => `\t${usage}\n`)
  .join('');

/** Every name that may begin a line. */
export const lineNames: readonly string[] = [
  ...Object.keys(forms),
  ...Object.keys(foreignUsages),
  ...Object.keys(shellUsages),
].toSorted();

function listUsages(byName: Readonly<Record<string, string>>): string[] {
  return Object.entries(byName).map(([name, usage]) => `${name} ${usage}`.trim());
}

/** Whether a word is the name of a command that is done here. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(forms, name);
}
