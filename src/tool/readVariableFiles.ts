import { readFileSync } from 'node:fs';
import { errorCode } from './errorCode.ts';
import { ExitCode } from './exitCode.ts';
import { describeFileProblem } from './fileProblem.ts';
import { accept, type Parsed, reject } from './parsed.ts';
import { readUser } from './readUser.ts';
import type { Env } from './serviceLink.ts';
import type { Given, Issue } from './settings.ts';

interface VariableFiles {
  /** By the name of the variable that the file stands for. */
  readonly variables: ReadonlyMap<string, Given>;
  readonly issues: readonly Issue[];
}

const maxBytes = 1024 * 1024;

/**
 * Reads the files that variables `<NAME>_FILE` name, for each of these names: as the Docker official
 * images do for secrets, the content without the line break at its end is the value.
 */
export function readVariableFiles(names: Iterable<string>, env: Env): VariableFiles {
  const variables = new Map<string, Given>();
  const issues: Issue[] = [];
  for (const name of names) {
    const subject = `${name}_FILE`;
    const path = env[subject]?.trim() ?? '';
    if (path === '') continue;
    const read = (env[name]?.trim() ?? '') === '' ? readText(path) : rejectBoth(name);
    if (read.ok) variables.set(name, { raw: read.value.replace(/\r?\n$/, ''), subject });
    else issues.push({ subject, problem: read.problem, exitCode: ExitCode.Config });
  }
  return { variables, issues };
}

/** Reads a small text file that the operator named; the problem begins with its path. */
export function readText(path: string): Parsed<string> {
  try {
    const bytes = readFileSync(path);
    return bytes.length > maxBytes
      ? reject(`${path}: ${bytes.length} bytes, expected ${maxBytes} at most`)
      : accept(bytes.toString('utf8'));
  } catch (error) {
    const code = errorCode(error);
    return reject(
      code === 'ENOENT'
        ? `${path}: not found (mount it there)`
        : describeFileProblem(path, code, readUser()),
    );
  }
}

function rejectBoth(name: string): Parsed<never> {
  return reject(`${name} is set as well (set one of them)`);
}
