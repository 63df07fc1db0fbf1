import type { Env } from '../../tool/serviceLink.ts';
import { findInConfigNode } from '../cluster/topicConfigNode.ts';
import { parseZookeeperConnect } from '../cluster/zookeeperConnect.ts';
import { type Entries, isTrue, valueOf } from '../properties/entries.ts';
import { askZookeeper } from './askZookeeper.ts';

/** What counts where nothing is set. */
const kafkasOwn: Readonly<Record<string, string>> = { 'min.insync.replicas': '1' };

interface Broker {
  readonly properties: Entries;
  readonly env: Env;
  readonly timeoutMs: number;
}

/** What ZooKeeper says of topics; nothing is known of one that is left out. */
export type TopicConfig =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false };

/**
 * The value of a property for topics of a broker in ZooKeeper mode, asked of ZooKeeper itself. The broker would ask
 * there too: while ZooKeeper is away, who asks the broker by DescribeConfigs holds one of its request handlers until
 * ZooKeeper is back, and its stop waits for that one without end (seen with 3.9.2). An ensemble that speaks TLS alone
 * is not asked.
 */
export async function askTopicConfig(
  topics: readonly string[],
  key: string,
  { properties, env, timeoutMs }: Broker,
): Promise<TopicConfig> {
  const connect = parseZookeeperConnect(valueOf(properties, 'zookeeper.connect') ?? '');
  if (connect === undefined || isTrue(properties, 'zookeeper.ssl.client.enable')) {
    return { ok: true, values: new Map() };
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const session = await askZookeeper({ connect, env, timeoutMs, signal });
  if (session === undefined) return { ok: false };
  try {
    const read = async (path: string) => findInConfigNode(await session.readNode(path), key);
    const set = (await read('/config/brokers/<default>')) ?? valueOf(properties, key);
    const usual = set ?? kafkasOwn[key];
    const found = await Promise.all(
      topics.map(
        async (topic) => [topic, (await read(`/config/topics/${topic}`)) ?? usual] as const,
      ),
    );
    const known = found.flatMap(([topic, value]) =>
      value === undefined ? [] : [[topic, value] as const],
    );
    return { ok: true, values: new Map(known) };
  } catch {
    return { ok: false }; // no answer in time
  } finally {
    session.close();
  }
}
