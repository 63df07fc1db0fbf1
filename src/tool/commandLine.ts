import { flagNames, type Flags, type Spec } from './settings.ts';

/**
 * One flag: `--name value` or `--name=value`, a switch that takes no value, or one that is `--name` or
 * `--name=value` (`optional`), whose value is empty where it has none.
 */
export interface Option {
  readonly doc: string;
  readonly type: 'value' | 'switch' | 'optional';
  /** The default, as `--help` shows it. */
  readonly shown?: string;
  /** Further spellings, not shown. */
  readonly aliases?: readonly string[];
}

/** What a tool understands on its command line; help, errors and the parser come from it. */
export interface CommandLine {
  readonly tool: string;
  /** What the tool does, in one sentence. */
  readonly summary: string;
  /** How operands are written, as in `[live|ready]`; empty where there are none. */
  readonly operands: string;
  readonly maxOperands: number;
  /** By flag name in kebab case. */
  readonly options: Readonly<Record<string, Option>>;
  /** Flags that it does not take as it is called, and why not: `only with --generate`. */
  readonly elsewhere?: {
    readonly options: Readonly<Record<string, Option>>;
    readonly reason: string;
  };
  /** Exit codes, with their meaning for this tool. */
  readonly exits?: Readonly<Record<number, string>>;
}

export interface Arguments {
  readonly flags: Flags;
  readonly operands: readonly string[];
}

/**
 * Splits the arguments of a command line that is plainly right. Anything else, `--help` and
 * `--version` included, gives `undefined`: the words are then found elsewhere (tool/runYargs.ts),
 * and the common path of a probe pays nothing for it.
 */
export function parseArguments(line: CommandLine, argv: readonly string[]): Arguments | undefined {
  if (argv.length === 0) return { flags: {}, operands: [] };
  const { options, maxOperands } = line;
  const spellings = spellingsOf(options);
  const flags: Record<string, string[]> = {};
  const operands: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [, spelling = '', inline] = /^--([a-zA-Z0-9][\w-]*)(?:=(.*))?$/s.exec(word) ?? [];
    const name = spellings.get(spelling.replaceAll('_', '-'));
    if (name === undefined) return undefined;
    const type = options[name]?.type ?? 'value';
    const value = inline ?? (type === 'value' ? argv[++index] : withoutValue[type]);
    if (value === undefined) return undefined;
    if (inline === undefined && type === 'value' && value.startsWith('--')) return undefined;
    if (type === 'switch' && value !== 'true' && value !== 'false') return undefined;
    (flags[name] ??= []).push(value);
  }
  return operands.length > maxOperands ? undefined : { flags, operands };
}

const withoutValue = { switch: 'true', optional: '' } as const;

/** Whether a switch is on. */
export function isOn(flags: Flags, name: string): boolean {
  return flags[name]?.at(-1) === 'true';
}

/** The flags of a table of settings; some have none. */
export function optionsOf(spec: Spec): Record<string, Option> {
  return Object.fromEntries(
    Object.values(spec).flatMap((setting) => {
      const [name, ...aliases] = flagNames(setting);
      if (name === undefined) return [];
      const shown = setting.shown ?? shownDefault(setting.fallback);
      const type = setting.isSwitch === true ? 'switch' : 'value';
      const option: Option = { doc: `${setting.doc} [${setting.name}]`, type, aliases };
      return [[name, shown === undefined ? option : { ...option, shown }]];
    }),
  );
}

function shownDefault(fallback: unknown): string | undefined {
  return typeof fallback === 'string' ||
    typeof fallback === 'number' ||
    typeof fallback === 'boolean'
    ? String(fallback)
    : undefined;
}

/** Every spelling in kebab case, with the name that it stands for. */
export function spellingsOf(options: CommandLine['options']): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(options).flatMap(([name, { aliases = [] }]) =>
      [name, ...aliases].map((spelling) => [spelling, name] as const),
    ),
  );
}
