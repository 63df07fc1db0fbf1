import { ConfigResourceTypes } from 'kafkajs';
import { createKafkaClient } from '../../local/openKafka.ts';
import type { LocalPod } from '../../local/site.ts';
import { readHosts } from '../../src/pod/readPod.ts';

/**
 * The properties that a broker itself says it runs with, its defaults among them (DescribeConfigs); those
 * that it keeps secret have no value. Asked at its listener for plain text.
 */
export async function describeConfigs(
  { fqdn, env }: LocalPod,
  nodeId: number,
): Promise<Readonly<Record<string, string>>> {
  const hosts = readHosts({ POD_HOSTS_FILE: env['POD_HOSTS_FILE'] });
  const admin = createKafkaClient({ brokers: [`${fqdn}:9092`], hosts }).admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.BROKER, name: String(nodeId) }],
    });
    const entries = resources[0]?.configEntries ?? [];
    return Object.fromEntries(
      entries.map(({ configName, configValue }) => [configName, configValue]),
    );
  } finally {
    await admin.disconnect();
  }
}
