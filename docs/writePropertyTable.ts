/** `node docs/writePropertyTable.ts`: reads anew from Kafka's jars (`node prepare.mjs jars matrix`) which properties it has. */
import { readFile, writeFile } from 'node:fs/promises';
import { kafkaVersions, readProperties } from '../test/support/propertiesInJars.ts';
import { type Line, replaceRows } from './propertyTable.ts';

const file = 'src/kafka/properties/propertyTable.ts';

const lines: Line[] = [];
for (const version of kafkaVersions) {
  lines.push({ line: version.replace(/\.\d+$/, ''), types: await readProperties(version) });
}
await writeFile(file, replaceRows(await readFile(file, 'utf8'), lines));
