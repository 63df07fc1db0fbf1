import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const kafka = 'kafka-production';

const broken: readonly Broken[] = [
  {
    what: 'a Service to a port that is not open',
    overlay: zk,
    from: 'port: 2181\n',
    to: 'port: 2182\n',
    found: 'Service zk-cs: no container of StatefulSet zk has port 2182',
  },
  {
    what: 'a policy that lets in elsewhere',
    overlay: zk,
    from: /(ingress:\n.*\n.*\n.*\n.*\n.*\n\s+- port: )2181/,
    to: '$12182',
    found: 'NetworkPolicy zk: ingress: no container of StatefulSet zk has port 2182',
  },
  {
    what: 'a policy that lets out elsewhere',
    overlay: zk,
    from: /(egress:\n(?:.*\n)*?\s+- port: )3888/,
    to: '$13889',
    found: 'NetworkPolicy zk: egress: no container of StatefulSet zk has port 3889',
  },
  {
    what: 'a probe of a port that is not open',
    overlay: kafka,
    from: /path: \/readyz\n(\s+)port: health/,
    to: 'path: /readyz\n$1port: web',
    found: 'StatefulSet kafka: kubernetes-kafka: readinessProbe: the container has no port web',
  },
  {
    what: 'a port that is declared twice',
    overlay: kafka,
    from: 'containerPort: 9093',
    to: 'containerPort: 9092',
    found: 'StatefulSet kafka: kubernetes-kafka: port 9092 is there twice',
  },
  {
    what: 'a port that the server has and nobody declares',
    overlay: kafka,
    from: 'containerPort: 9093',
    to: 'containerPort: 9095',
    found: 'StatefulSet kafka: kubernetes-kafka: port 9093 is not declared',
  },
  {
    what: 'a port that is declared and nobody has',
    overlay: kafka,
    from: 'containerPort: 9093',
    to: 'containerPort: 9095',
    found: 'StatefulSet kafka: kubernetes-kafka: port 9095 is declared, and not opened',
  },
  {
    what: 'a scrape at a port that nobody opens',
    overlay: 'zookeeper-everything',
    from: 'prometheus.io/port: "8090"',
    to: 'prometheus.io/port: "9090"',
    found: 'Prometheus: no container of StatefulSet zk has port 9090',
  },
];

describe('findPortProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
