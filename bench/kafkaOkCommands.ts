import { join } from 'node:path';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import { kafkaVersion, type LocalPod, runtimeFolder, type Site } from '../local/site.ts';
import type { Command } from './runMeasured.ts';
import { partitions } from './serveManyPartitions.ts';

export const bare = 'bare node, one exchange';
export const supervisedReady = 'kafkaOk ready';
export const directReady = 'kafkaOk ready, no supervisor';
export const stoppable = `kafkaOk stoppable, ${partitions} partitions`;
export const jvm = 'BrokerApiVersionsCommand';

interface Places {
  readonly supervised: LocalPod;
  readonly direct: LocalPod;
  readonly many: { readonly address: string; readonly confDir: string };
}

/** What is measured in turns, by its name. */
export function kafkaOkCommands(
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
