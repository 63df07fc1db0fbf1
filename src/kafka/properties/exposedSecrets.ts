import type { Entries } from './entries.ts';
import { isSecret } from './secrets.ts';
import { variableOf } from './variableName.ts';

/** A warning for each secret that was given as an argument: the command line of a process is no secret. */
export function warnOfExposed(given: Entries): string[] {
  return [...given.values()]
    .filter(({ key, subject }) => subject.startsWith('--') && isSecret(key))
    .map(
      ({ key, subject }) =>
        `${subject}: a secret on the command line, which others on the node can read (set ${variableOf(key)}_FILE instead)`,
    );
}
