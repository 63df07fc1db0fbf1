import { configIssue, rejectUnprobed } from '../../tool/configIssue.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Given, Issue, Setting, Spec } from '../../tool/settings.ts';
import { valueOf } from '../../tool/variable.ts';
import type { KeyEntry } from '../keys/entry.ts';
import { isSecretKey } from '../keys/secretKey.ts';

interface Sorted {
  /** By variable: keys of settings that were given as `ZK_CFG_<key>`. */
  readonly variables: ReadonlyMap<string, Given>;
  /** By key: keys of settings that a mounted file has. */
  readonly mounted: ReadonlyMap<string, Given>;
  /** All other keys. */
  readonly entries: readonly KeyEntry[];
  readonly issues: readonly Issue[];
}

interface OwnKeys {
  readonly spec: Spec;
  /** The variables, and what the files that they name say in their place. */
  readonly env: Env;
  readonly ofVariables: readonly KeyEntry[];
  readonly ofFile: readonly KeyEntry[];
}

/** What zkOk and zkMetrics must know as well: they read variables, and no zoo.cfg. */
export const probed: ReadonlySet<string> = new Set([
  'ZK_CLIENT_PORT',
  'ZK_CLIENT_PORT_ADDRESS',
  'ZK_SECURE_CLIENT_PORT',
]);

/** The key of the setting ZK_SERVERS, which a mounted file's lines `server.N` are as well. */
const serversKey = 'server';

/**
 * Sorts the operator's own keys of zoo.cfg: what has a setting of its own becomes that setting's
 * value, `ZK_CFG_<key>` as much as the variable itself and a mounted file's less; the rest stays.
 */
export function sortEntries({ spec, env, ofVariables, ofFile }: OwnKeys): Sorted {
  const byKey = new Map(
    Object.values(spec).flatMap(({ key, name }) => (key === undefined ? [] : [[key, name]])),
  );
  const byName = new Map(Object.values(spec).map((setting) => [setting.name, setting]));
  const variables = new Map<string, Given>();
  const mounted = new Map<string, Given>();
  const entries = new Map<string, KeyEntry>();
  const issues: Issue[] = [];
  for (const entry of ofFile) {
    const { key, value: raw, subject } = entry;
    issues.push(...findUnprobed(entry, byName.get(byKey.get(key) ?? ''), env));
    if (/^server\.\d+$/.test(key)) addServer(mounted, entry);
    else if (byKey.has(key)) mounted.set(key, { raw, subject });
    else entries.set(key, entry);
  }
  const subjects = new Map<string, string>();
  for (const entry of ofVariables) {
    const { key, value: raw, subject } = entry;
    const name = byKey.get(key);
    issues.push(...findUnprobed(entry, byName.get(name ?? ''), env));
    const said = name === undefined ? undefined : valueOf(env, name);
    const earlier = subjects.get(key);
    subjects.set(key, subject);
    if (earlier !== undefined) {
      issues.push(configIssue(subject, `${earlier} says ${key} too (set one of them)`));
    }
    if (/^server\.\d+$/.test(key)) {
      issues.push(configIssue(subject, 'list servers in ZK_SERVERS or ZK_EXTRA_SERVERS'));
    } else if (name === undefined) {
      entries.set(key, entry);
    } else if (said === undefined || said === raw) {
      variables.set(name, { raw, subject });
    } else {
      issues.push(configIssue(subject, `${name} says something else (set one of them)`));
    }
  }
  return { variables, mounted, entries: [...entries.values()], issues };
}

function findUnprobed(
  { value, subject }: KeyEntry,
  setting: Setting<unknown> | undefined,
  env: Env,
): Issue[] {
  if (setting === undefined || !probed.has(setting.name)) return [];
  const byDefault = typeof setting.fallback === 'number' ? String(setting.fallback) : '';
  return value === (valueOf(env, setting.name) ?? byDefault)
    ? []
    : [rejectUnprobed(subject, setting.name)];
}

/** Secrets that stand in a variable, where everybody sees them who may see the pod. */
export function findExposedSecrets(
  spec: Spec,
  { env, ofVariables }: Pick<OwnKeys, 'env' | 'ofVariables'>,
): Issue[] {
  const names = new Set(Object.values(spec).map(({ name }) => name));
  const ofSettings = [...names]
    .filter((name) => name.endsWith('_FILE'))
    .map((name) => name.replace(/_FILE$/, ''))
    // ZK_SASL_QUORUM is a setting of its own, beside ZK_SASL_QUORUM_FILE
    .filter((name) => !names.has(name) && valueOf(env, name) !== undefined);
  const ofKeys = ofVariables.filter(({ key }) => isSecretKey(key)).map(({ subject }) => subject);
  return [...ofSettings, ...ofKeys].map((name) =>
    configIssue(name, `a secret (put it into a mounted file, and name that in ${name}_FILE)`),
  );
}

function addServer(mounted: Map<string, Given>, { key, value, subject }: KeyEntry): void {
  const before = mounted.get(serversKey)?.raw;
  const raw = [...(before === undefined ? [] : [before]), `${key}=${value}`].join(',');
  mounted.set(serversKey, { raw, subject: subject.replace(/server\.\d+$/, 'server.N') });
}
