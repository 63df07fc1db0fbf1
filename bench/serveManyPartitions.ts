import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../local/site.ts';
import { concat, int32, list } from '../src/kafka/wire/pieces.ts';
import { answer, metadataBody, startFakeBroker } from '../test/support/fakeBroker.ts';

export const partitions = 2000;
const metadataKey = 3;
const configsKey = 32;

/** What a broker of many partitions answers, with the properties of that broker. */
export async function serveManyPartitions(site: Site) {
  const address = `${site.net}.152`;
  const confDir = join(site.folder, 'many');
  const port = 9092;
  const body = metadataBody({ brokers: [0, 1, 2], partitions });
  const untold = concat(int32(0), list([], int32));
  const replies = { [metadataKey]: answer(body), [configsKey]: answer(untold) };
  const fake = await startFakeBroker({ address, port, replies });
  mkdirSync(confDir, { recursive: true });
  const properties = {
    'node.id': 0,
    'process.roles': 'broker',
    listeners: `PLAINTEXT://${address}:${port}`,
    'controller.listener.names': 'CONTROLLER',
  };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(confDir, 'server.properties'), lines.join(''));
  return { address, confDir, close: fake.close };
}
