import { parseDnsName } from '../../pod/dnsName.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Who this pod is among the others of its StatefulSet. */
export const podSettings = {
  replicas: optional({
    name: 'KAFKA_REPLICAS',
    doc: 'Number of brokers; equals spec.replicas of the StatefulSet. Required in KRaft mode, unless the quorum is given',
    parse: parseInteger({ min: 1, max: 1000 }),
  }),
  idOffset: {
    name: 'KAFKA_ID_OFFSET',
    doc: 'broker.id and node.id are the ordinal of the pod plus this',
    fallback: 0,
    parse: parseInteger({ min: 0, max: 2 ** 30 }),
  },
  domain: optional({
    name: 'KAFKA_DOMAIN',
    doc: 'DNS domain of the pods, as kafka-svc.default.svc.cluster.local',
    shown: 'from POD_SERVICE and POD_NAMESPACE, else from /etc/hosts',
    parse: parseDnsName,
  }),
} satisfies Spec;
