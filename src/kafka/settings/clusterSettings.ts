import { parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Which cluster the storage is, or becomes, a part of; how an id must be spelled, the storage decides. */
export const clusterSettings = {
  kraftClusterId: optional({
    name: 'KAFKA_KRAFT_CLUSTER_ID',
    doc: "The name of CLUSTER_ID in Bitnami's image",
    parse: parseText,
  }),
  kafkaClusterId: optional({
    name: 'KAFKA_CLUSTER_ID',
    doc: 'Another name of CLUSTER_ID',
    parse: parseText,
  }),
  clusterId: optional({
    name: 'CLUSTER_ID',
    doc: 'Id of the cluster, 16 bytes in URL-safe base64; needed once, when several KRaft members format their storage',
    parse: parseText,
  }),
} satisfies Spec;
