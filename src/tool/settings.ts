import { ExitCode } from './exitCode.ts';
import { findNearest } from './nearest.ts';
import { accept, type Parsed, reject } from './parsed.ts';
import { type Env, isServiceLink } from './serviceLink.ts';

/** One setting: an environment variable, the flag of the same name, its meaning and how to read it. */
export interface Setting<T> {
  /** The variable, as the operator writes it: `ZK_CLIENT_PORT`. */
  readonly name: string;
  /** What the flag is called where that is not the variable's own name (`client-port`), in kebab case. */
  readonly flag?: string;
  /** The variable's own spelling as a flag is that of another setting; without `flag` there is none. */
  readonly ownFlag?: false;
  /** There is no flag: a secret on a command line is everybody's to read. */
  readonly secret?: true;
  /** Further spellings of the flag. */
  readonly flags?: readonly string[];
  /** The flag alone means true. */
  readonly isSwitch?: boolean;
  readonly doc: string;
  /** What the server's own configuration calls it; a mounted file may say it too. */
  readonly key?: string;
  /** Absent means the setting is required. */
  readonly fallback?: T;
  /** How `--help` and the README show a default that is worked out later. */
  readonly shown?: string;
  readonly parse: (raw: string) => Parsed<T>;
}

export type Spec = Readonly<Record<string, Setting<unknown>>>;
export type Settings<S extends Spec> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** Raw values by flag name in kebab case; of a repeated flag the last one counts. */
export type Flags = Readonly<Record<string, readonly string[]>>;

/** A value that the operator gave, and where. */
export interface Given {
  readonly raw: string;
  /** What messages about it begin with. */
  readonly subject: string;
}

export interface Sources {
  readonly env: Env;
  readonly flags?: Flags;
  /** By variable: what counts as the variable's own value, such as the content of a mounted secret. */
  readonly variables?: ReadonlyMap<string, Given>;
  /** By `Setting.key`: what counts less than a variable and more than the default. */
  readonly mounted?: ReadonlyMap<string, Given>;
}

/** A setting the operator set wrongly, named as the operator named it. */
export interface Issue {
  readonly subject: string;
  readonly problem: string;
  /** `ExitCode.Usage` for a flag, `ExitCode.Config` for a variable. */
  readonly exitCode: number;
}

export type Read<T> =
  | { readonly ok: true; readonly settings: T }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** The settings that are right, so that what depends on them alone can be judged as well. */
      readonly partial: Partial<T>;
    };

/** Reads every setting, flag before variable before default, and reports every problem. */
export function readSettings<S extends Spec>(spec: S, sources: Sources): Read<Settings<S>> {
  const settings: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [key, setting] of Object.entries(spec)) {
    const { raw, subject, exitCode } = findRaw(setting, sources);
    const parsed = raw === '' ? fallBack(setting) : setting.parse(raw);
    if (parsed.ok) settings[key] = parsed.value;
    else issues.push({ subject, problem: parsed.problem, exitCode });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loop filled keys of S alone
  if (issues.length > 0) return { ok: false, issues, partial: settings as Partial<Settings<S>> };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loop filled every key of S
  return { ok: true, settings: settings as Settings<S> };
}

/** The exit code of a run with these issues: a bad flag is reported as wrong usage. */
export function exitCodeOf(issues: readonly Issue[]): number {
  return issues.some((issue) => issue.exitCode === ExitCode.Usage)
    ? ExitCode.Usage
    : ExitCode.Config;
}

/** The flag names of a setting, the one to show first: `ZK_CLIENT_PORT` is `--client-port`. */
export function flagNames(setting: Setting<unknown>): readonly string[] {
  const { name, flag, secret = false, ownFlag = true, flags = [] } = setting;
  if (secret) return [];
  const own = name
    .replace(/^(ZK|KAFKA)_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
  return [...(flag === undefined ? [] : [flag]), ...(ownFlag ? [own] : []), ...flags];
}

/** One warning for each variable with the tool's prefix that no tool knows, with the nearest known name. */
export function findUnknownVariables(
  prefix: string,
  known: ReadonlySet<string>,
  env: Env,
): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix) && !known.has(name) && !isServiceLink(name, env))
    .toSorted()
    .map((name) => {
      const nearest = findNearest(name, known);
      const hint = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
      return `${name}: unknown variable, ignored${hint}`;
    });
}

function findRaw(setting: Setting<unknown>, sources: Sources): Given & Pick<Issue, 'exitCode'> {
  const { env, flags = {}, variables, mounted } = sources;
  for (const flag of flagNames(setting)) {
    const raw = flags[flag]?.at(-1)?.trim();
    if (raw !== undefined) return { raw, subject: `--${flag}`, exitCode: ExitCode.Usage };
  }
  const own = { raw: env[setting.name]?.trim() ?? '', subject: setting.name };
  const givens = [own, variables?.get(setting.name), mounted?.get(setting.key ?? '')];
  const given = givens.find((candidate) => (candidate?.raw.trim() ?? '') !== '') ?? own;
  return { ...given, raw: given.raw.trim(), exitCode: ExitCode.Config };
}

function fallBack<T>(setting: Setting<T>): Parsed<T> {
  if ('fallback' in setting) return accept(setting.fallback);
  return reject(`is required: ${setting.doc.charAt(0).toLowerCase()}${setting.doc.slice(1)}`);
}
