import { ConfigResourceTypes } from 'kafkajs';
import type { LocalPod } from '../../local/site.ts';
import { administrate, clientOf } from './kafkaClients.ts';

/**
 * The properties that a broker itself says it runs with, its defaults among them (DescribeConfigs); those
 * that it keeps secret have no value. Asked at its listener for plain text.
 */
export async function describeConfigs(
  pod: LocalPod,
  nodeId: number,
): Promise<Readonly<Record<string, string>>> {
  return administrate(clientOf([pod]), async (admin) => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.BROKER, name: String(nodeId) }],
    });
    const entries = resources[0]?.configEntries ?? [];
    return Object.fromEntries(
      entries.map(({ configName, configValue }) => [configName, configValue]),
    );
  });
}
