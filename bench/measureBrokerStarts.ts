import { execa } from 'execa';
import { mendRequestQueue } from '../local/openKafka.ts';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import type { LocalPod, Site } from '../local/site.ts';
import { askBroker } from '../src/kafka/ask/askBroker.ts';
import { metadata } from '../src/kafka/wire/metadata.ts';
import { measureStart } from './measureStart.ts';
import { median } from './report.ts';

const timeoutMs = 180_000;
const everyMs = 10;

/** From the first instruction until the broker is registered, in milliseconds, each the median of its rounds. */
export interface BrokerStarts {
  /** kafkaStart, with an archive of classes. */
  readonly archivedMs: number;
  /** Java itself, with the command of kafka-server-start.sh. */
  readonly plainMs: number;
}

/** Makes an archive of classes, then starts a broker that is alone with it and without, in turns. */
export async function measureBrokerStarts(
  site: Site,
  pod: LocalPod,
  rounds: number,
): Promise<BrokerStarts> {
  const untilReady = { serves: async () => isRegistered(pod), everyMs, timeoutMs };
  mendRequestQueue();
  const archive = `${site.folder}/kafka.jsa`;
  const tool = toolPath(site, 'kafkaStart');
  const env = podEnvironment(pod);
  const archived = { ...env, KAFKA_CDS_ARCHIVE: archive };
  const making = { ...env, KAFKA_OPTS: `-XX:ArchiveClassesAtExit=${archive}` };
  await measureStart([tool], making, untilReady);
  const { stdout } = await execa(tool, ['--dry-run'], { env, extendEnv: false });
  const command = /^java .*$/m.exec(stdout)?.[0];
  if (command === undefined) throw new Error('kafkaStart --dry-run showed no command');
  const plain = ['sh', '-c', `exec ${command}`] as const;
  const times = { archivedMs: [] as number[], plainMs: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const archivedMs = await measureStart([tool], archived, untilReady);
    const plainMs = await measureStart(plain, env, untilReady);
    // the first round warms the page cache, and does not count
    if (round === 0) continue;
    times.archivedMs.push(archivedMs);
    times.plainMs.push(plainMs);
  }
  return { archivedMs: median(times.archivedMs), plainMs: median(times.plainMs) };
}

async function isRegistered({ address }: LocalPod): Promise<boolean> {
  const target = { host: address, port: 9092, access: {}, timeoutMs: 2000 };
  const known = await askBroker(target, async (ask) => ask(metadata('none')));
  // its ports open at the end of its start
  return known.ok && known.value.brokers.length > 0;
}
