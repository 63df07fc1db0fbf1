import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { parseClusterId } from '../storage/clusterId.ts';

/** Which cluster the storage is, or becomes, a part of. */
export const clusterSettings = {
  kafkaClusterId: optional({
    name: 'KAFKA_CLUSTER_ID',
    doc: 'Another name of CLUSTER_ID',
    parse: parseClusterId,
  }),
  clusterId: optional({
    name: 'CLUSTER_ID',
    doc: 'Id of the cluster, 16 bytes in URL-safe base64; needed once, when several KRaft members format their storage',
    parse: parseClusterId,
  }),
} satisfies Spec;
