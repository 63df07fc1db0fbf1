import { readVariableFiles } from '../../files/readVariableFiles.ts';
import { rejectUnprobed } from '../../tool/configIssue.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Given, Issue } from '../../tool/settings.ts';
import { valueOf } from '../../tool/variable.ts';
import type { Entry } from './entries.ts';
import { mapEnvironment } from './environmentMapping.ts';
import { findProperty } from './knownProperties.ts';
import { isReadOtherwise } from './otherProperties.ts';
import { isSecret } from './secrets.ts';
import { propertyKeyOf, variablePrefix } from './variableName.ts';

interface OwnNames {
  /** Variables that are no property of the broker. */
  readonly own: ReadonlySet<string>;
  /** Those of them that probes must find in their own environment. */
  readonly probed: ReadonlySet<string>;
}

interface Variables {
  /** Of our own settings, what files say: by variable. */
  readonly ofSettings: ReadonlyMap<string, Given>;
  readonly entries: readonly Entry[];
  readonly warnings: readonly string[];
  readonly issues: readonly Issue[];
}

const suffix = '_FILE';

/** Reads what the variables say of the broker, with the files that variables `<NAME>_FILE` name. */
export function readVariables(env: Env, { own, probed }: OwnNames): Variables {
  const named = Object.keys(env)
    .filter((name) => name.endsWith(suffix) && !own.has(name))
    .map((name) => name.slice(0, -suffix.length));
  const ofOwn = named.filter((name) => own.has(name));
  const files = readVariableFiles(
    [
      ...ofOwn.filter((name) => !probed.has(name)),
      ...named.filter((name) => !own.has(name) && isFileOf(name)),
    ].toSorted(),
    env,
  );
  const mapped = mapEnvironment(env, own, files.variables);
  const unprobed = ofOwn.filter(
    (name) => probed.has(name) && valueOf(env, `${name}${suffix}`) !== undefined,
  );
  return {
    ofSettings: new Map([...files.variables].filter(([name]) => own.has(name))),
    entries: mapped.entries,
    warnings: mapped.warnings,
    issues: [
      ...files.issues,
      ...unprobed.map((name) => rejectUnprobed(`${name}${suffix}`, name)),
      ...mapped.issues,
    ],
  };
}

/**
 * Whether `<NAME>_FILE` names the file with the value of a property. A property of Kafka that ends in
 * `.file` is one itself, such as sasl.oauthbearer.assertion.file; and so may be one of a plugin, unless
 * what goes before is called a secret.
 */
function isFileOf(name: string): boolean {
  if (!name.startsWith(variablePrefix)) return false;
  if (findProperty(propertyKeyOf(`${name}${suffix}`)) !== undefined) return false;
  const key = propertyKeyOf(name);
  return findProperty(key) !== undefined || isReadOtherwise(key) || isSecret(key);
}
