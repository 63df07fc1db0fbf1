import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import { type LocalPod, runtimeFolder, type Site, zookeeperVersion } from '../local/site.ts';
import { print } from './print.ts';
import type { Contender } from './report.ts';
import { type Command, type Cost, runMeter } from './runMeasured.ts';

interface Pods {
  readonly site: Site;
  /** Serves. */
  readonly member: LocalPod;
  /** Is configured again and again, and never started. */
  readonly configured: LocalPod;
}

/** Runs every contender in turns, so that whatever else the machine does hits all alike. */
export async function measureCommands(pods: Pods, rounds: number): Promise<Contender[]> {
  return measureInTurns(findCommands(pods), rounds);
}

/** Runs each command once a round. */
export async function measureInTurns(
  commands: ReadonlyMap<string, Command>,
  rounds: number,
): Promise<Contender[]> {
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

function findCommands({ site, member, configured }: Pods): ReadonlyMap<string, Command> {
  const [node, java, shell] = [
    requireProgram('node'),
    requireProgram('java'),
    requireProgram('sh'),
  ];
  const tool = (pod: LocalPod, name: string, ...args: readonly string[]): Command => ({
    argv: [toolPath(site, name), ...args],
    env: podEnvironment(pod),
  });
  const jvm = (folder: string, ...args: readonly string[]): Command => ({
    argv: [java, '-Xmx256m', '-cp', join(folder, '*'), ...args],
    env: { ...process.env, LC_ALL: 'C' },
    quiet: true,
  });
  const zookeeperJars = join(runtimeFolder(site, 'zookeeper', zookeeperVersion), 'lib');
  const client = `${member.address}:2181`;
  const generate: Command = { ...tool(configured, 'zkGenConfig'), quiet: true };
  const start = tool(configured, 'zkStart');
  const nc = findProgram('nc');
  if (nc === undefined) print('skipped: printf ruok | nc (nc is not installed)\n');
  const exchange = join(import.meta.dirname, 'bareExchange.mjs');
  return new Map<string, Command>([
    [
      'bare node, one exchange',
      { argv: [node, exchange, member.address, '2181'], env: podEnvironment(member) },
    ],
    ['bare node, no work', { argv: [node, '-e', '0'], env: podEnvironment(configured) }],
    ['zkGenConfig, all', { ...generate, prepare: () => removeConfiguration(configured) }],
    // after the one that wrote all
    ['zkGenConfig, unchanged', generate],
    [
      'zkStart, until java',
      { ...start, env: { ...start.env, JAVA_HOME: makeEmptyJava(site) }, quiet: true },
    ],
    ['zkOk', tool(member, 'zkOk')],
    ['zkOk ready', tool(member, 'zkOk', 'ready')],
    ['zkMetrics', tool(member, 'zkMetrics')],
    [
      'FourLetterWordMain srvr',
      jvm(
        zookeeperJars,
        'org.apache.zookeeper.client.FourLetterWordMain',
        ...client.split(':'),
        'srvr',
      ),
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
        client,
        'get',
        '/',
      ),
    ],
    ...(nc === undefined
      ? []
      : [
          [
            'printf ruok | nc',
            {
              argv: [shell, '-c', `printf ruok | ${nc} ${member.address} 2181`],
              env: process.env,
            },
          ] as const,
        ]),
  ]);
}

/** A Java home whose java ends at once: what a start tool costs until it has become java. */
function makeEmptyJava({ folder }: Site): string {
  const home = join(folder, 'empty-java');
  mkdirSync(join(home, 'bin'), { recursive: true });
  symlinkSync(requireProgram('true'), join(home, 'bin', 'java'));
  return home;
}

function removeConfiguration(pod: LocalPod): void {
  const { ZK_CONF_DIR, ZK_DATA_DIR, ZK_DATA_LOG_DIR, ZK_LOG_DIR } = podEnvironment(pod);
  for (const folder of [ZK_CONF_DIR, ZK_DATA_DIR, ZK_DATA_LOG_DIR, ZK_LOG_DIR]) {
    if (folder === undefined) throw new Error('a folder of the member is not known');
    rmSync(folder, { recursive: true, force: true });
  }
}

function requireProgram(name: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name}: not found on the PATH`);
  return path;
}

function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
