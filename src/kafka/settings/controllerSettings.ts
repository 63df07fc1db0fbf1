import { parseInitialControllers } from '../cluster/initialControllers.ts';
import { parseDnsName } from '../../pod/dnsName.ts';
import { parseBoolean, parseInteger, parsePort } from '../../tool/parsers.ts';
import { optional, toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** The controllers of KRaft mode: where they are when they are no brokers, and who founds their quorum. */
export const controllerSettings = {
  controllerStatefulset: optional({
    name: 'KAFKA_CONTROLLER_STATEFULSET',
    doc: 'StatefulSet of the controllers, where they are apart from the brokers; its pods get the role controller, all others the role broker',
    parse: parseDnsName,
  }),
  controllerReplicas: optional({
    name: 'KAFKA_CONTROLLER_REPLICAS',
    doc: 'Number of controllers; equals spec.replicas of KAFKA_CONTROLLER_STATEFULSET',
    shown: 'KAFKA_REPLICAS',
    parse: parseInteger({ min: 1, max: 100 }),
  }),
  controllerIdOffset: optional({
    name: 'KAFKA_CONTROLLER_ID_OFFSET',
    doc: 'node.id of a controller is its ordinal plus this; no broker may have the same id',
    shown: 'KAFKA_ID_OFFSET; 1000 with KAFKA_CONTROLLER_STATEFULSET',
    parse: parseInteger({ min: 0, max: 2 ** 30 }),
  }),
  controllerDomain: optional({
    name: 'KAFKA_CONTROLLER_DOMAIN',
    doc: 'DNS domain of the controllers, as kafka-controller-svc.default.svc.cluster.local',
    shown: "the pod's own domain",
    parse: parseDnsName,
  }),
  controllerPort: optional({
    name: 'KAFKA_CONTROLLER_PORT',
    doc: 'Port of the controllers',
    shown: 'that of the own controller listener, else 9093',
    parse: parsePort,
  }),
  dynamicQuorum: toggle(
    'KAFKA_DYNAMIC_QUORUM',
    'Let the quorum itself keep the list of its controllers (KIP-853) instead of controller.quorum.voters; for new clusters, and those upgraded to kraft.version 1',
  ),
  bootstrap: {
    name: 'KAFKA_BOOTSTRAP',
    doc: 'true at the first start of a new cluster with a dynamic quorum: controllers with empty storage found it; without it they join one that is there',
    fallback: false,
    isSwitch: true,
    parse: parseBoolean,
  },
  initialControllers: optional({
    name: 'KAFKA_INITIAL_CONTROLLERS',
    doc: 'The same with the list itself: id@host:port:directory id of each controller, separated by commas',
    parse: parseInitialControllers,
  }),
  allowUnsafeResize: toggle(
    'KAFKA_ALLOW_UNSAFE_RESIZE',
    'Whether the list of a static quorum may change although a new majority could miss what an old one has committed',
  ),
} satisfies Spec;
