import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import { kafkaPod, kafkaVersion, type LocalPod, runtimeFolder, type Site } from '../local/site.ts';
import { concat, int32, list } from '../src/kafka/wire/pieces.ts';
import { answer, metadataBody, startFakeBroker } from '../test/support/fakeBroker.ts';
import { measureInTurns } from './measureCommands.ts';
import { measureHours, measureSupervisor } from './measureSupervisor.ts';
import { print } from './print.ts';
import { type Contender, median, renderCosts, type Target } from './report.ts';
import type { Command } from './runMeasured.ts';
import type { Servers } from './runServers.ts';

const rounds = 25;
const probes = 300;
const hours = 6;
const partitions = 2000;
const metadataKey = 3;
const configsKey = 32;

const bare = 'bare node, one exchange';
const supervisedReady = 'kafkaOk ready';
const directReady = 'kafkaOk ready, no supervisor';
const stoppable = `kafkaOk stoppable, ${partitions} partitions`;
const jvm = 'BrokerApiVersionsCommand';

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
    const commands = findCommands(site, { supervised, direct, many });
    const contenders = await measureInTurns(commands, rounds);
    print(`\n${renderCosts(contenders)}\n`);
    print(`a supervisor of a broker, ${hours} hours' worth of questions\n`);
    const supervisor = await measureSupervisor(pod, probes);
    const memory = await measureHours(pod, hours);
    print(`anonymous memory: ${memory.map((mb) => mb.toFixed(1)).join(', ')} MB\n`);
    for (const one of [pod, becoming]) one.signal('SIGTERM');
    await Promise.all([pod.exited, becoming.exited]);
    return judge(contenders, supervisor.cpuMsPerProbe, memory);
  } finally {
    echo.close();
    many.close();
  }
}

function judge(
  contenders: readonly Contender[],
  cpuMsPerProbe: number,
  memory: readonly number[],
): Target[] {
  const figure = (name: string, key: 'cpuMs' | 'wallMs'): number =>
    median((contenders.find((one) => one.name === name)?.costs ?? []).map((cost) => cost[key]));
  const ratio = (above: string, below: string): number =>
    figure(above, 'cpuMs') / figure(below, 'cpuMs');
  const [first = Number.NaN] = memory;
  const last = memory.at(-1) ?? Number.NaN;
  return [
    {
      text: 'kafkaOk ready to bare node, CPU',
      bound: 'at most',
      limit: 1.3,
      figure: ratio(supervisedReady, bare),
    },
    {
      text: 'kafkaOk ready without a supervisor to bare node, CPU',
      bound: 'at most',
      limit: 2.5,
      figure: ratio(directReady, bare),
    },
    {
      text: `${jvm} to kafkaOk ready, CPU`,
      bound: 'at least',
      limit: 15,
      figure: ratio(jvm, supervisedReady),
    },
    {
      text: `kafkaOk stoppable without a supervisor, ${partitions} partitions, time`,
      bound: 'at most',
      limit: 1000,
      unit: 'ms',
      figure: figure(stoppable, 'wallMs'),
    },
    {
      text: 'a probe of a supervisor of a broker, CPU',
      bound: 'at most',
      limit: 1,
      unit: 'ms',
      figure: cpuMsPerProbe,
    },
    {
      text: "a supervisor of a broker after an hour's worth of probes, anonymous memory",
      bound: 'at most',
      limit: 40,
      unit: 'MB',
      figure: first,
    },
    {
      text: `what ${hours - 1} more hours' worth of them add to it`,
      bound: 'at most',
      limit: 2,
      unit: 'MB',
      figure: last - first,
    },
  ];
}

interface Places {
  readonly supervised: LocalPod;
  readonly direct: LocalPod;
  readonly many: { readonly address: string; readonly confDir: string };
}

function findCommands(
  site: Site,
  { supervised, direct, many }: Places,
): ReadonlyMap<string, Command> {
  const kafkaOk = toolPath(site, 'kafkaOk');
  const env = podEnvironment(supervised);
  const exchange = join(import.meta.dirname, 'bareExchange.mjs');
  const java = join(env['JAVA_HOME'] ?? '/usr', 'bin/java');
  const jars = join(runtimeFolder(site, 'kafka', kafkaVersion), 'libs/*');
  const ask = ['--bootstrap-server', `${supervised.address}:9092`];
  const tool = ['org.apache.kafka.tools.BrokerApiVersionsCommand', ...ask];
  const hosts = `-Djdk.net.hosts.file=${join(site.folder, 'hosts')}`;
  return new Map<string, Command>([
    [bare, { argv: [process.execPath, exchange, many.address, '2181'], env }],
    [supervisedReady, { argv: [kafkaOk, 'ready'], env }],
    [directReady, { argv: [kafkaOk, 'ready'], env: podEnvironment(direct) }],
    [
      stoppable,
      {
        argv: [kafkaOk, 'stoppable', '--direct'],
        env: { ...env, KAFKA_CONF_DIR: many.confDir },
      },
    ],
    [jvm, { argv: [java, '-Xmx256m', '-cp', jars, hosts, ...tool], env, quiet: true }],
  ]);
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

/** What a broker of many partitions answers, with the properties of that broker. */
async function serveManyPartitions(site: Site) {
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
