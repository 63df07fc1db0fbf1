import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { kafkaPod, type LocalPod, type Site } from '../local/site.ts';
import { kafkaOkCommands } from './kafkaOkCommands.ts';
import { hours, kafkaOkTargets } from './kafkaOkTargets.ts';
import { measureInTurns } from './measureCommands.ts';
import { measureHours, measureSupervisor } from './measureSupervisor.ts';
import { print } from './print.ts';
import { renderCosts, type Target } from './report.ts';
import type { Servers } from './runServers.ts';
import { serveManyPartitions } from './serveManyPartitions.ts';

const rounds = 25;
const probes = 300;

/** Measures what a probe of a broker costs, with a supervisor and without, and what it costs the supervisor. */
export async function benchKafkaOk(servers: Servers): Promise<Target[]> {
  const { site } = servers;
  const supervised = kafkaPod(site, 0, 1);
  const direct = podWithoutSupervisor(site);
  const many = await serveManyPartitions(site);
  const echo = createServer((socket) => socket.end('imok')).listen(2181, many.address);
  await once(echo, 'listening');
  try {
    const pod = servers.start(supervised, ['kafkaStart']);
    const becoming = servers.start(direct, ['kafkaStart', '--exec']);
    await servers.untilReady(supervised, 'kafkaOk');
    await servers.untilReady(direct, 'kafkaOk');
    print(`kafkaOk, ${rounds} rounds in turns\n`);
    const commands = kafkaOkCommands(site, { supervised, direct, many });
    const contenders = await measureInTurns(commands, rounds);
    print(`\n${renderCosts(contenders)}\n`);
    print(`a supervisor of a broker, ${hours} hours' worth of questions\n`);
    const supervisor = await measureSupervisor(pod, probes);
    const memory = await measureHours(pod, hours);
    print(`anonymous memory: ${memory.map((mb) => mb.toFixed(1)).join(', ')} MB\n`);
    for (const one of [pod, becoming]) one.signal('SIGTERM');
    await Promise.all([pod.exited, becoming.exited]);
    return kafkaOkTargets(contenders, supervisor.cpuMsPerProbe, memory);
  } finally {
    echo.close();
    many.close();
  }
}

/** At an address of its own, beside the broker that has a supervisor. */
function podWithoutSupervisor(site: Site): LocalPod {
  const pod = kafkaPod(site, 0, 1);
  const address = `${site.net}.151`;
  const folder = join(site.folder, 'direct');
  const env = {
    ...pod.env,
    KAFKA_CONF_DIR: join(folder, 'conf'),
    KAFKA_LOG_DIRS: join(folder, 'data'),
    LOG_DIR: join(folder, 'logs'),
    KAFKA_HEALTH_ADDRESS: address,
    KAFKA_LISTENERS: `PLAINTEXT://${address}:9092,CONTROLLER://${address}:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${address}:9092`,
    KAFKA_CONTROLLER_QUORUM_VOTERS: `0@${address}:9093`,
  };
  return { ...pod, address, folder, env };
}
