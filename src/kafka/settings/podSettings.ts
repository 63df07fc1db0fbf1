import { parseDnsName } from '../../pod/dnsName.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Who this pod is among the others of its StatefulSet. */
export const podSettings = {
  replicas: optional({
    name: 'KAFKA_REPLICAS',
    doc: 'Number of brokers in this StatefulSet, its spec.replicas. In KRaft mode they are the controllers too unless KAFKA_CONTROLLER_REPLICAS says otherwise: then it is required, unless the quorum is given',
    parse: parseInteger({ min: 1, max: 1000 }),
  }),
  brokers: optional({
    name: 'KAFKA_BROKERS',
    doc: 'Number of brokers in the whole cluster, where several StatefulSets have some',
    shown: 'KAFKA_REPLICAS',
    parse: parseInteger({ min: 1, max: 10_000 }),
  }),
  idOffset: optional({
    name: 'KAFKA_ID_OFFSET',
    doc: 'broker.id and node.id are the ordinal of the pod plus this; brokers of another StatefulSet and controllers apart need another one',
    shown: '0; not read in a pod of KAFKA_CONTROLLER_STATEFULSET',
    parse: parseInteger({ min: 0, max: 2 ** 30 }),
  }),
  ordinalStart: {
    name: 'KAFKA_ORDINAL_START',
    doc: 'The first ordinal: spec.ordinals.start of the StatefulSet',
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
