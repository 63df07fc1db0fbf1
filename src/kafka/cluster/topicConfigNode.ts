import { isRecord, parseJson } from '../../tool/json.ts';

/**
 * A property in the JSON of `/config/topics/<topic>` or `/config/brokers/<id>`, as Kafka 3.9 and older keep it in
 * ZooKeeper (ConfigEntityZNode); undefined where it is not set there.
 */
export function findInConfigNode(text: string | undefined, key: string): string | undefined {
  const node = text === undefined ? undefined : parseJson(text);
  const config = isRecord(node) ? node['config'] : undefined;
  const value = isRecord(config) ? config[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
