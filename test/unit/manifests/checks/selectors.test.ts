import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const kafka = 'kafka-production';

const broken: readonly Broken[] = [
  {
    what: 'a Service that selects nothing',
    overlay: zk,
    from: /(name: zk-cs\n(?:.*\n)*?  selector:\n    app: )zk/,
    to: '$1zoo',
    found: 'Service zk-cs: selects no pods',
  },
  {
    what: 'a budget for no pods',
    overlay: kafka,
    from: /(PodDisruptionBudget\n(?:.*\n)*?    matchLabels:\n      app: )kafka/,
    to: '$1kafkas',
    found: 'PodDisruptionBudget kafka-pdb: selects no pods',
  },
  {
    what: 'a policy for no pods',
    overlay: zk,
    from: /(  podSelector:\n    matchLabels:\n      app: )zk/,
    to: '$1zoo',
    found: 'NetworkPolicy zk: selects no pods',
  },
  {
    what: 'a set that does not select its pods',
    overlay: zk,
    from: /(  selector:\n    matchLabels:\n      app: )zk\n  serviceName/,
    to: '$1zoo\n  serviceName',
    found: 'StatefulSet zk: spec.selector does not select its own pods',
  },
  {
    what: 'an anti-affinity to others',
    overlay: zk,
    from: /- key: app\n(.*\n.*\n\s+- )zk/,
    to: '- key: app\n$1zoo',
    found: 'StatefulSet zk: its anti-affinity does not select its own pods',
  },
  {
    what: 'a spread of others',
    overlay: zk,
    from: /(topologySpreadConstraints:\n.*\n.*\n\s+app: )zk/,
    to: '$1zoo',
    found: 'StatefulSet zk: its spread does not select its own pods',
  },
  {
    what: 'a Service that is not there',
    overlay: zk,
    from: 'serviceName: zk-hs',
    to: 'serviceName: zk-sh',
    found: 'StatefulSet zk: there is no Service zk-sh',
  },
  {
    what: 'a Service that is not headless',
    overlay: zk,
    from: 'serviceName: zk-hs',
    to: 'serviceName: zk-cs',
    found: 'StatefulSet zk: Service zk-cs is not headless: pods have no names',
  },
  {
    what: 'a policy for all pods',
    overlay: zk,
    from: /  podSelector:\n    matchLabels:\n      app: zk/,
    to: '  podSelector: {}',
    found: 'NetworkPolicy zk: selects by no label',
  },
];

describe('findSelectorProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
