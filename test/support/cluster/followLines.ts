import { createInterface } from 'node:readline';
import { execa } from 'execa';

/** What came, and when, in milliseconds since 1970. */
export interface Seen<T> {
  readonly at: number;
  readonly what: T;
}

export interface Following<T> {
  readonly seen: readonly Seen<T>[];
  readonly close: () => Promise<void>;
}

/** Keeps the lines of a kubectl command that goes on, as `parse` reads them. */
export function followLines<T>(
  namespace: string,
  args: readonly string[],
  parse: (line: string) => T,
): Following<T> {
  const kubectl = execa('kubectl', [`--namespace=${namespace}`, ...args], { reject: false });
  const seen: Seen<T>[] = [];
  createInterface(kubectl.stdout).on('line', (line) => {
    seen.push({ at: Date.now(), what: parse(line) });
  });
  return {
    seen,
    close: async () => {
      kubectl.kill();
      await kubectl;
    },
  };
}
