import { expect, it } from 'vitest';
import { findOwnHost } from '../../../../src/kafkaStart/plan/ownHost.ts';
import { kafkaDomain, planned } from '../../../support/kafka.ts';
import type { Case } from '../../../support/kafka.ts';

const own = (given: Case, podName = 'kafka-1') => findOwnHost({ ...planned(given), podName });
const fqdn = `kafka-1.${kafkaDomain}`;

it.each<[string, Case, string | undefined]>([
  ['a pod of a StatefulSet', { env: { KAFKA_REPLICAS: '3' } }, fqdn],
  [
    'a broker apart from its controllers',
    {
      env: {
        KAFKA_PROCESS_ROLES: 'broker',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '100@controller-0.controllers:9093',
        KAFKA_LISTENERS: 'PLAINTEXT://:9092',
      },
    },
    fqdn,
  ],
  [
    'a listener that is bound to a name',
    {
      env: {
        KAFKA_REPLICAS: '3',
        KAFKA_LISTENERS: 'PLAINTEXT://kafka-1.other:9092,CONTROLLER://:9093',
      },
    },
    'kafka-1.other',
  ],
  [
    'a quorum of addresses, and the name of a load balancer',
    {
      env: {
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@10.0.0.1:9093',
        KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka.example.com:9092',
      },
    },
    undefined,
  ],
  [
    'one broker by its bare name',
    { env: { KAFKA_REPLICAS: '1' }, pod: { name: 'kafka-0', hosts: [] } },
    undefined,
  ],
])('of %s', (_, given, host) => {
  expect(own(given)).toBe(host);
});
