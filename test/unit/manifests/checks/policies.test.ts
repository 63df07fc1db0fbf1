import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const kafka = 'kafka-production';
const all = 'zookeeper-everything';

const broken: readonly Broken[] = [
  {
    what: 'members that are not let in',
    overlay: zk,
    from: /(ingress:\n\s+- from:\n\s+- podSelector:\n\s+matchLabels:\n\s+app: )zk/,
    to: '$1zoo',
    found: 'NetworkPolicy: no member is let in at port 3888',
  },
  {
    what: 'members that are not let out',
    overlay: kafka,
    from: /(egress:\n\s+- ports:\n\s+- port: 9092\n)\s+- port: 9093\n/,
    to: '$1',
    found: 'NetworkPolicy: no member is let out to port 9093',
  },
  {
    what: 'everybody at the ports of members',
    overlay: zk,
    from: /(ingress:\n\s+- )from:\n\s+- podSelector:\n\s+matchLabels:\n\s+app: zk\n\s+/,
    to: '$1',
    found: 'NetworkPolicy: others are let in at port 2888, which is for members alone',
  },
  {
    what: 'a whole namespace at the ports of controllers',
    overlay: kafka,
    from: /(ingress:\n\s+- from:\n\s+- podSelector:)\n\s+matchLabels:\n\s+app: kafka/,
    to: '$1 {}',
    found: 'NetworkPolicy: others are let in at port 9093, which is for members alone',
  },
  {
    what: 'names that cannot be asked for',
    overlay: zk,
    from: 'protocol: UDP',
    to: 'protocol: SCTP',
    found: 'NetworkPolicy: no name can be asked for by UDP',
  },
  {
    what: 'members that speak TLS and are let in at the plaintext port alone',
    overlay: all,
    from: /(ingress:\n(?:.*\n){5}\s+- port: )2281/,
    to: '$12181',
    found: 'NetworkPolicy: no member is let in at port 2281',
  },
  {
    what: 'a Prometheus that is not let in',
    overlay: all,
    from: /\s+- from:\n\s+- namespaceSelector:\n(?:.*\n){4}/,
    to: '\n',
    found: 'StatefulSet zk: no NetworkPolicy lets Prometheus in at port 8090',
  },
  {
    what: 'a way that is not heeded',
    overlay: zk,
    from: /policyTypes:\n\s+- Ingress\n\s+- Egress/,
    to: 'policyTypes:\n    - Ingress',
    found: 'NetworkPolicy zk: policyTypes lacks Egress',
  },
];

describe('findPolicyProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
