import { join } from 'node:path';
import { execa } from 'execa';
import { zookeeperVersion } from '../../local/site.ts';

const root = join(import.meta.dirname, '../..');
/** Where the jars of a version of ZooKeeper are. */
export function zookeeperLibOf(version: string): string {
  return join(root, '.runtime', `zookeeper-${version}`, 'lib');
}

/** Where the jars are that the images ship. */
export const zookeeperLib = zookeeperLibOf(zookeeperVersion);

/** Where the jars of a version of Kafka are. */
export function kafkaLibOf(version: string): string {
  return join(root, '.runtime', `kafka-${version}`, 'libs');
}

interface Program {
  /** A file in test/fixtures that java runs from its source. */
  readonly source: string;
  readonly flags?: readonly string[];
  readonly classPath?: readonly string[];
  /** Where the server's jars are, if not those of ZooKeeper in the images. */
  readonly lib?: string;
  readonly args: readonly string[];
}

/** Runs a small Java program to its end, and gives what it printed. */
export async function runJava({
  source,
  flags = [],
  classPath = [],
  lib = zookeeperLib,
  args,
}: Program) {
  const path = [...classPath, `${lib}/*`].join(':');
  const { stdout } = await execa(
    'java',
    ['-Xmx128m', ...flags, '-cp', path, join(root, 'test/fixtures', source), ...args],
    { env: { LC_ALL: 'C.UTF-8' }, timeout: 180_000, stripFinalNewline: false },
  );
  return stdout;
}

/** The lines that a program marked by `> ` as its own, among what others printed. */
export function markedLines(printed: string): string[] {
  return [...printed.matchAll(/^> (.*)$/gm)].map(([, line = '']) => line);
}

/** Texts that a program printed as words: each a `b`, then base64 of UTF-16. */
export function decodeWords(words: string): string[] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => Buffer.from(word.slice(1), 'base64').toString('utf16le'));
}

/** Texts as words that a program can read. */
export function encodeWords(texts: readonly string[]): string {
  return texts.map((text) => `b${Buffer.from(text, 'utf16le').toString('base64')}`).join(' ');
}

/** Pairs of texts that a program printed as words. */
export function decodePairs(words: string): Record<string, string> {
  const texts = decodeWords(words);
  return Object.fromEntries(
    texts.flatMap((key, index) => (index % 2 === 0 ? [[key, texts[index + 1] ?? '']] : [])),
  );
}
