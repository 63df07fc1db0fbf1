import { readText } from '../../files/readText.ts';
import { readVariableFiles } from '../../files/readVariableFiles.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { type Env, isServiceLink } from '../../tool/serviceLink.ts';
import { type Flags, type Issue, readSettings, type Sources } from '../../tool/settings.ts';
import { listConfigEntries } from './configFile.ts';
import { findExposedSecrets, probed, sortEntries } from './cfgEntries.ts';
import { valueOf } from '../../tool/variable.ts';
import type { KeyEntry } from '../keys/entry.ts';
import { resolveKeyName } from '../keys/keyName.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import { zkSettings } from '../settings/settings.ts';
import { rejectUnprobed } from '../../tool/configIssue.ts';

export interface MemberSources {
  readonly sources: Sources;
  /** Keys of zoo.cfg that the operator gave and that are no setting of ours. */
  readonly entries: readonly KeyEntry[];
  readonly issues: readonly Issue[];
}

const prefix = 'ZK_CFG_';

/** Gathers what flags, variables, the files that variables name, and a mounted zoo.cfg say. */
export function readSources(env: Env, flags: Flags): MemberSources {
  const ofSettings = readVariableFiles(settingNames, env);
  const ofKeys = readVariableFiles(keyFileNames(env), env);
  const { entries: ofFile, issues } = readConfigFile({ env, flags });
  const ofVariables = [
    ...listKeys(env),
    ...[...ofKeys.variables].map(([name, { raw: value, subject }]) => ({
      key: toKey(name),
      value,
      subject,
    })),
  ];
  const said = [...ofSettings.variables].map(([name, { raw }]) => [name, raw]);
  const sorted = sortEntries({
    spec: zkSettings,
    env: { ...env, ...Object.fromEntries(said) },
    ofVariables,
    ofFile,
  });
  return {
    sources: {
      env,
      flags,
      variables: new Map([...sorted.variables, ...ofSettings.variables]),
      mounted: sorted.mounted,
    },
    entries: sorted.entries,
    issues: [
      ...findExposedSecrets(securitySettings, { env, ofVariables: listKeys(env) }),
      ...findUnprobedFiles(env),
      ...ofSettings.issues,
      ...ofKeys.issues,
      ...issues,
      ...sorted.issues,
    ],
  };
}

// A setting that is a file's path itself has no further file, nor has one whose file would be that:
// ZK_SASL_QUORUM_FILE names the file of a password, and not that of ZK_SASL_QUORUM.
const allNames = new Set(Object.values(zkSettings).map(({ name }) => name));
const settingNames = [...allNames].filter(
  (name) => !name.endsWith('_FILE') && !allNames.has(`${name}_FILE`) && !probed.has(name),
);

function findUnprobedFiles(env: Env): Issue[] {
  return [...probed]
    .filter((name) => valueOf(env, `${name}_FILE`) !== undefined)
    .map((name) => rejectUnprobed(`${name}_FILE`, name));
}

function keyFileNames(env: Env): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix) && name.endsWith('_FILE'))
    .map((name) => name.slice(0, -'_FILE'.length));
}

function listKeys(env: Env): KeyEntry[] {
  return Object.entries(env)
    .filter(
      ([name]) => name.startsWith(prefix) && !name.endsWith('_FILE') && !isServiceLink(name, env),
    )
    .map(([subject, value]) => ({ key: toKey(subject), value: value?.trim() ?? '', subject }))
    .filter(({ value }) => value !== '')
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

function toKey(variable: string): string {
  return resolveKeyName(variable.slice(prefix.length));
}

function readConfigFile(sources: Sources): Pick<MemberSources, 'entries' | 'issues'> {
  const { configFile } = zkSettings;
  const read = readSettings({ configFile }, sources);
  const path = read.ok ? read.settings.configFile : undefined;
  // a path that is none is said with all other settings
  if (path === undefined) return { entries: [], issues: [] };
  const text = readText(path);
  const { entries, problems } = text.ok
    ? listConfigEntries(path, text.value)
    : { entries: [], problems: [text.problem] };
  const { name: subject } = configFile;
  return {
    entries,
    issues: problems.map((problem) => ({ subject, problem, exitCode: ExitCode.Config })),
  };
}
