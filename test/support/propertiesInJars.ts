import { join } from 'node:path';
import { markedLines, runJava } from './runJava.ts';

/** The versions that `npm run runtime` and the long tests fetch, oldest first. */
export const kafkaVersions = ['3.9.2', '4.0.2', '4.1.2', '4.2.1', '4.3.1'] as const;

export function kafkaLibOf(version: string): string {
  return join(import.meta.dirname, '../../.runtime', `kafka-${version}`, 'libs');
}

/** The properties that the jars of one version define for a broker: types by name. */
export async function readProperties(version: string): Promise<ReadonlyMap<string, string>> {
  const source = 'ListProperties.java';
  const printed = await runJava({ source, lib: kafkaLibOf(version), args: [] });
  return new Map(
    markedLines(printed).map((line) => {
      const [name = '', type = ''] = line.split(' ');
      return [name, type];
    }),
  );
}
