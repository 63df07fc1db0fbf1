/**
 * `npm run bench`: what a probe costs, as ratios within one run. All contenders take turns, so that
 * whatever else the machine does hits all alike. Exits 1 where a figure the project wants is missed.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type RunningPod, podEnvironment, runPod, toolPath, writeSite } from '../local/runPod.ts';
import {
  kafkaPod,
  kafkaVersion,
  type LocalPod,
  runtimeFolder,
  type Site,
  zkPod,
  zookeeperVersion,
} from '../local/site.ts';
import { waitFor } from '../local/waitFor.ts';
import {
  type Contender,
  isMet,
  median,
  renderCosts,
  renderTargets,
  type Target,
} from './report.ts';
import { type Command, type Cost, runMeter } from './runMeasured.ts';

const rounds = 25;
const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;

const root = join(import.meta.dirname, '..');
const site: Site = { folder: await mkdtemp(join(tmpdir(), 'bench-')), root, net: '127.0.61' };
const member = zkPod(site, 0, 1);
/** A member that is configured again and again, and never started. */
const configured = zkPod(site, 1, 3);
const broker = kafkaPod(site, 0, 1);
const running: RunningPod[] = [];

try {
  writeSite(site);
  print(`one ZooKeeper member, one Kafka broker, ${rounds} rounds in turns\n`);
  await runToEnd(member, 'zkGenConfig');
  running.push(runPod(site, member, ['zkStart']), runPod(site, broker, ['kafkaStart']));
  await waitReady(member, 'zkOk');
  await waitReady(broker, 'kafkaOk');
  const contenders = await measure(await findCommands());
  const targets = judge(contenders);
  print(`\n${renderCosts(contenders)}\n${renderTargets(targets)}`);
  if (!targets.every(isMet)) process.exitCode = 1;
} finally {
  await stopAll();
  await rm(site.folder, { recursive: true, force: true });
}

async function findCommands(): Promise<ReadonlyMap<string, Command>> {
  const [node, java, shell] = await Promise.all([which('node'), which('java'), which('sh')]);
  const tool = (pod: LocalPod, name: string, ...args: readonly string[]): Command => ({
    argv: [toolPath(site, name), ...args],
    env: podEnvironment(pod),
  });
  const jvm = (folder: string, ...args: readonly string[]): Command => ({
    argv: [java, '-Xmx256m', '-cp', join(folder, '*'), ...args],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const zookeeperJars = join(runtimeFolder(site, 'zookeeper', zookeeperVersion), 'lib');
  const kafkaJars = join(runtimeFolder(site, 'kafka', kafkaVersion), 'libs');
  const fourLetterWordMain = 'org.apache.zookeeper.client.FourLetterWordMain';
  const apiVersions = 'org.apache.kafka.tools.BrokerApiVersionsCommand';
  const generate: Command = { ...tool(configured, 'zkGenConfig'), quiet: true };
  const commands = new Map<string, Command>([
    [
      'bare node, one exchange',
      {
        argv: [node, join(import.meta.dirname, 'bareExchange.mjs'), member.address, '2181'],
        env: podEnvironment(member),
      },
    ],
    ['bare node, no work', { argv: [node, '-e', '0'], env: podEnvironment(configured) }],
    ['zkGenConfig, all', { ...generate, prepare: removeConfiguration }],
    // after the one that wrote all
    ['zkGenConfig, unchanged', generate],
    ['zkOk', tool(member, 'zkOk')],
    ['zkOk ready', tool(member, 'zkOk', 'ready')],
    ['zkMetrics', tool(member, 'zkMetrics')],
    [
      'FourLetterWordMain srvr',
      jvm(zookeeperJars, fourLetterWordMain, member.address, '2181', 'srvr'),
    ],
    ['zkCli get', tool(member, 'zkCli', 'get', '/')],
    [
      'ZooKeeperMain get',
      // as zkCli.sh would run it: the server's configuration says how it logs
      jvm(
        zookeeperJars,
        '-cp',
        `${member.env['ZK_CONF_DIR']}:${zookeeperJars}/*`,
        'org.apache.zookeeper.ZooKeeperMain',
        '-server',
        `${member.address}:2181`,
        'get',
        '/',
      ),
    ],
    ['kafkaOk ready', tool(broker, 'kafkaOk', 'ready')],
    [
      'BrokerApiVersionsCommand',
      jvm(
        kafkaJars,
        `-Djdk.net.hosts.file=${join(site.folder, 'hosts')}`,
        apiVersions,
        '--bootstrap-server',
        `${broker.address}:9092`,
      ),
    ],
  ]);
  const nc = await which('nc').catch(() => undefined);
  if (nc === undefined) print('skipped: printf ruok | nc (nc is not installed)\n');
  else {
    const script = `printf ruok | ${nc} ${member.address} 2181`;
    commands.set('printf ruok | nc', { argv: [shell, '-c', script], env: process.env });
  }
  return commands;
}

function removeConfiguration(): void {
  const { ZK_CONF_DIR, ZK_DATA_DIR, ZK_DATA_LOG_DIR, ZK_LOG_DIR } = podEnvironment(configured);
  for (const folder of [ZK_CONF_DIR, ZK_DATA_DIR, ZK_DATA_LOG_DIR, ZK_LOG_DIR]) {
    if (folder === undefined) throw new Error('a folder of the member is not known');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(commands: ReadonlyMap<string, Command>): Promise<Contender[]> {
  const costs = new Map<string, Cost[]>();
  const meter = await runMeter();
  for (let round = 0; round <= rounds; round++) {
    if (process.stdout.isTTY) print(`\rround ${round} of ${rounds}`);
    for (const [name, command] of commands) {
      const cost = await meter.run(command);
      if (cost.exitCode !== 0) throw new Error(`${name} ended with ${cost.exitCode}`);
      // The first round warms the page cache and does not count.
      if (round > 0) costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  }
  await meter.close();
  if (process.stdout.isTTY) print('\n');
  return [...costs].map(([name, all]) => ({ name, costs: all }));
}

function judge(contenders: readonly Contender[]): Target[] {
  const figure = (name: string, key: 'cpuMs' | 'peakKib'): number =>
    median((contenders.find((one) => one.name === name)?.costs ?? []).map((cost) => cost[key]));
  const bare = 'bare node, one exchange';
  const compare = (
    text: string,
    [above, below, key]: readonly [string, string, 'cpuMs' | 'peakKib'],
    [bound, limit]: readonly [Target['bound'], number],
  ): Target => ({ text, bound, limit, figure: figure(above, key) / figure(below, key) });
  const idle = 'bare node, no work';
  const moreMib = (figure('zkGenConfig, all', 'peakKib') - figure(idle, 'peakKib')) / 1024;
  return [
    compare('zkGenConfig to bare node, CPU', ['zkGenConfig, all', idle, 'cpuMs'], ['at most', 1.5]),
    {
      text: 'zkGenConfig over bare node, memory',
      bound: 'at most',
      limit: 8,
      unit: 'MiB',
      figure: moreMib,
    },
    compare(
      'zkGenConfig, unchanged, to bare node, CPU',
      ['zkGenConfig, unchanged', idle, 'cpuMs'],
      ['at most', 1.3],
    ),
    compare('zkOk to bare node, CPU', ['zkOk', bare, 'cpuMs'], ['at most', 1.15]),
    compare('zkOk to bare node, memory', ['zkOk', bare, 'peakKib'], ['at most', 1.15]),
    compare('kafkaOk ready to bare node, CPU', ['kafkaOk ready', bare, 'cpuMs'], ['at most', 1.3]),
    compare(
      'FourLetterWordMain to zkOk, CPU',
      ['FourLetterWordMain srvr', 'zkOk', 'cpuMs'],
      ['at least', 4],
    ),
    compare(
      'ZooKeeperMain get to zkCli get, CPU',
      ['ZooKeeperMain get', 'zkCli get', 'cpuMs'],
      ['at least', 8],
    ),
    compare(
      'BrokerApiVersionsCommand to kafkaOk ready, CPU',
      ['BrokerApiVersionsCommand', 'kafkaOk ready', 'cpuMs'],
      ['at least', 15],
    ),
  ];
}

async function waitReady(pod: LocalPod, tool: string): Promise<void> {
  await waitFor({ what: `${pod.name} ready`, timeoutMs: startTimeoutMs }, async () => {
    const dead = running.find((one) => one.pod === pod && !one.isRunning());
    if (dead !== undefined) throw new Error(`${pod.name} ended:\n${dead.readLog()}`);
    const { exitCode } = await execa(toolPath(site, tool), ['ready'], {
      env: podEnvironment(pod),
      extendEnv: false,
      reject: false,
    });
    return exitCode === 0 ? true : undefined;
  });
}

async function runToEnd(pod: LocalPod, tool: string): Promise<void> {
  await execa(toolPath(site, tool), [], { env: podEnvironment(pod), extendEnv: false });
}

async function stopAll(): Promise<void> {
  for (const pod of running.toReversed()) {
    pod.signal('SIGTERM');
    const kill = setTimeout(() => pod.signal('SIGKILL'), stopTimeoutMs);
    await pod.exited;
    clearTimeout(kill);
  }
}

async function which(program: string): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder, program);
    if (existsSync(path)) return path;
  }
  throw new Error(`${program}: not found on the PATH`);
}

function print(text: string): void {
  process.stdout.write(text);
}
