import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWords, encodeWords, markedLines, runJava } from './runJava.ts';

/** The versions that `npm run runtime` and the long tests fetch, oldest first. */
export const kafkaVersions = ['3.9.2', '4.0.2', '4.1.2', '4.2.1', '4.3.1'] as const;

export function kafkaLibOf(version: string): string {
  return join(import.meta.dirname, '../../.runtime', `kafka-${version}`, 'libs');
}

type Format = 'environment' | 'properties' | 'value' | 'uuid' | 'readMeta' | 'writeMeta';
export type Answers = readonly (readonly string[] | undefined)[];

/**
 * What the own classes of a version of Kafka make of lists of texts, by one JVM for all formats; undefined
 * where they refuse one.
 */
export async function askKafka<F extends Format>(
  version: string,
  questions: Readonly<Record<F, readonly (readonly string[])[]>>,
): Promise<Record<F, Answers>> {
  const all = Object.entries<readonly (readonly string[])[]>(questions);
  const lines = all.flatMap(([format, asked]) =>
    asked.map((words) => `${format} ${encodeWords(words)}\n`),
  );
  const answers = await answerByJava(version, lines);
  let from = 0;
  const byFormat = all.map(([format, asked]) => {
    from += asked.length;
    return [format, answers.slice(from - asked.length, from)];
  });
  return Object.fromEntries(byFormat) as Record<F, Answers>;
}

async function answerByJava(version: string, lines: readonly string[]): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-formats-'));
  try {
    const file = join(folder, 'questions');
    writeFileSync(file, lines.join(''));
    const printed = await runJava({
      source: 'KafkaFormats.java',
      flags: ['-XX:TieredStopAtLevel=1'],
      lib: kafkaLibOf(version),
      args: [file],
    });
    const answers = markedLines(printed);
    if (answers.length !== lines.length) throw new Error(`${answers.length} answers`);
    return answers.map((line) => (line === 'refused' ? undefined : decodeWords(line)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The properties that an answer to `properties` lists: types by name. */
export function pairUp(answer: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    answer.flatMap((name, index) => (index % 2 === 0 ? [[name, answer[index + 1] ?? '']] : [])),
  );
}
