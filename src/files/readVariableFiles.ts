import { ExitCode } from '../tool/exitCode.ts';
import { type Parsed, reject } from '../tool/parsed.ts';
import { readText } from './readText.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { Given, Issue } from '../tool/settings.ts';
import { valueOf } from '../tool/variable.ts';

interface VariableFiles {
  /** By the name of the variable that the file stands for. */
  readonly variables: ReadonlyMap<string, Given>;
  readonly issues: readonly Issue[];
}

/**
 * Reads the files that variables `<NAME>_FILE` name, for each of these names: as the Docker official
 * images do for secrets, the content without the line break at its end is the value.
 */
export function readVariableFiles(names: Iterable<string>, env: Env): VariableFiles {
  const variables = new Map<string, Given>();
  const issues: Issue[] = [];
  for (const name of names) {
    const subject = `${name}_FILE`;
    const path = valueOf(env, subject);
    if (path === undefined) continue;
    const read = valueOf(env, name) === undefined ? readValue(path) : rejectBoth(name);
    if (read.ok) variables.set(name, { raw: read.value.replace(/\r?\n$/, ''), subject });
    else issues.push({ subject, problem: read.problem, exitCode: ExitCode.Config });
  }
  return { variables, issues };
}

function readValue(path: string): Parsed<string> {
  const text = readText(path);
  if (!text.ok || text.value.trim() !== '') return text;
  return reject(`${path}: nothing in it, expected a value (write one, or unset this variable)`);
}

function rejectBoth(name: string): Parsed<never> {
  return reject(`${name} is set as well (set one of them)`);
}
