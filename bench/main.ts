/**
 * `npm run bench`: what the tools cost, as ratios within one run. All contenders take turns, so that
 * whatever else the machine does hits all alike. Exits 1 where a figure the project wants is missed.
 * `npm run bench -- kafkaStart` measures kafkaStart alone, so does `kafkaOk`, and `others` all the others. `images`
 * measures the images, which takes a Docker engine, and is no part of the whole.
 */
import { benchImages } from './images.ts';
import { benchKafkaStart } from './kafka.ts';
import { benchKafkaOk } from './kafkaOk.ts';
import { benchOthers } from './others.ts';
import { print } from './print.ts';
import { isMet, renderTargets, type Target } from './report.ts';
import { openServers } from './runServers.ts';

// the others leave a member running
const parts = { kafkaStart: benchKafkaStart, kafkaOk: benchKafkaOk, others: benchOthers };

const [wanted] = process.argv.slice(2);
const known = [...Object.keys(parts), 'images'];
if (wanted !== undefined && !known.includes(wanted)) {
  throw new Error(`expected one of ${known.join(', ')}, or nothing for all, got ${wanted}`);
}
const targets = wanted === 'images' ? await benchImages() : await benchTools();
print(`\n${renderTargets(targets)}`);
if (!targets.every(isMet)) process.exitCode = 1;

async function benchTools(): Promise<readonly Target[]> {
  const servers = await openServers();
  try {
    const measured: Target[] = [];
    for (const [name, bench] of Object.entries(parts)) {
      if (wanted === undefined || wanted === name) measured.push(...(await bench(servers)));
    }
    return measured;
  } finally {
    await servers.close();
  }
}
