import { join } from 'node:path';
import { execa } from 'execa';
import { zookeeperVersion } from '../../local/site.ts';

const root = join(import.meta.dirname, '../..');
/** Where the jars are that the images ship. */
export const zookeeperLib = join(root, '.runtime', `zookeeper-${zookeeperVersion}`, 'lib');

interface Program {
  /** A file in test/fixtures that java runs from its source. */
  readonly source: string;
  readonly flags?: readonly string[];
  readonly classPath?: readonly string[];
  readonly args: readonly string[];
}

/** Runs a small Java program to its end, and gives what it printed. */
export async function runJava({ source, flags = [], classPath = [], args }: Program) {
  const path = [...classPath, `${zookeeperLib}/*`].join(':');
  const { stdout } = await execa(
    'java',
    ['-Xmx128m', ...flags, '-cp', path, join(root, 'test/fixtures', source), ...args],
    { env: { LC_ALL: 'C.UTF-8' }, timeout: 60_000, stripFinalNewline: false },
  );
  return stdout;
}
