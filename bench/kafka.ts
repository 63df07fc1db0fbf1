import { join } from 'node:path';
import { kafkaPod, type LocalPod, type Site } from '../local/site.ts';
import { measureBrokerStarts } from './measureBrokerStarts.ts';
import { measureSupervisor } from './measureSupervisor.ts';
import { measureUntilJava } from './measureUntilJava.ts';
import { print } from './print.ts';
import type { Target } from './report.ts';
import type { Servers } from './runServers.ts';

const untilJavaRounds = 25;
const startRounds = 5;
const probes = 300;

/** Measures what kafkaStart costs: before java, until the broker is ready, and beside it. */
export async function benchKafkaStart(servers: Servers): Promise<Target[]> {
  const { site } = servers;
  print(`kafkaStart until java, ${untilJavaRounds} rounds in turns\n`);
  const untilJava = await measureUntilJava(site, brokerIn(site, 'until-java'), untilJavaRounds);

  print(`${startRounds} starts of a broker in turns, with an archive of classes and without\n`);
  const { env, ...rest } = brokerIn(site, 'starts');
  // the flags of the stock scripts
  const stock = { ...rest, env: { ...env, KAFKA_JVM_PERFORMANCE_OPTS: '', KAFKA_HEAP_OPTS: '' } };
  const starts = await measureBrokerStarts(site, stock, startRounds);

  print(`a supervisor of a broker that is asked ten times a second, ${probes} times\n`);
  const supervised = brokerIn(site, 'supervised');
  const pod = servers.start(supervised, ['kafkaStart']);
  await servers.untilReady(supervised, 'kafkaOk');
  const supervisor = await measureSupervisor(pod, probes);
  pod.signal('SIGTERM');
  await pod.exited;

  return [
    {
      text: 'kafkaStart --exec until java to bare node, 2000 partitions, time',
      bound: 'at most',
      limit: 4,
      figure: untilJava.execMs / untilJava.nodeMs,
    },
    {
      text: 'kafkaStart until java to bare node, 2000 partitions, time',
      bound: 'at most',
      limit: 4,
      figure: untilJava.supervisedMs / untilJava.nodeMs,
    },
    {
      text: 'kafkaStart with an archive of classes to plain java without, until the broker is ready',
      bound: 'at most',
      limit: 0.8,
      figure: starts.archivedMs / starts.plainMs,
    },
    {
      text: 'a supervisor of a broker, anonymous memory',
      bound: 'at most',
      limit: 40,
      unit: 'MB',
      figure: supervisor.anonymousMb,
    },
    {
      text: 'a supervisor of a broker, resident memory',
      bound: 'at most',
      limit: 90,
      unit: 'MB',
      figure: supervisor.residentMb,
    },
  ];
}

/** A broker that is alone, with a volume of its own. */
function brokerIn(site: Site, name: string): LocalPod {
  const pod = kafkaPod(site, 0, 1);
  const folder = join(site.folder, name);
  const env = {
    ...pod.env,
    KAFKA_CONF_DIR: join(folder, 'conf'),
    KAFKA_LOG_DIRS: join(folder, 'data'),
    LOG_DIR: join(folder, 'logs'),
  };
  return { ...pod, folder, env };
}
