/** `node docs/writePropertyTable.ts`: reads anew from Kafka's jars (`node prepare.mjs jars matrix`) which properties it has. */
import { readFile, writeFile } from 'node:fs/promises';
import { askKafka, kafkaVersions, pairUp } from '../test/support/kafkaFormats.ts';
import { type Line, replaceRows } from './propertyTable.ts';

const file = 'src/kafka/properties/propertyTable.ts';

const lines: Line[] = [];
for (const version of kafkaVersions) {
  const { properties } = await askKafka(version, { properties: [[]] });
  lines.push({ line: version.replace(/\.\d+$/, ''), types: pairUp(properties[0]) });
}
await writeFile(file, replaceRows(await readFile(file, 'utf8'), lines));
