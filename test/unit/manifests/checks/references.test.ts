import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';

const broken: readonly Broken[] = [
  {
    what: 'a ConfigMap that is not there',
    overlay: zk,
    from: /kind: ConfigMap\n(.*\n.*\n.*\n\s+name: )zk-cm/,
    to: 'kind: ConfigMap\n$1zk-mc',
    found: 'StatefulSet zk: kubernetes-zookeeper: env: there is no key tick in ConfigMap zk-cm',
  },
  {
    what: 'a key that is not there',
    overlay: zk,
    from: '  tick: ',
    to: '  tock: ',
    found: 'StatefulSet zk: kubernetes-zookeeper: env: there is no key tick in ConfigMap zk-cm',
  },
  {
    what: 'a Secret that is not there',
    overlay: zk,
    from: /- emptyDir:\n.*\n.*\n\s+name: conf/,
    to: '- secret: { secretName: zk-tls }\n          name: conf',
    found: 'StatefulSet zk: volumes: there is no Secret zk-tls',
  },
  {
    what: 'an account that is not there',
    overlay: zk,
    from: 'serviceAccountName: zk',
    to: 'serviceAccountName: zoo',
    found: 'StatefulSet zk: there is no ServiceAccount zoo',
  },
  {
    what: 'a volume that is not there',
    overlay: zk,
    from: /(mountPath: \/tmp\n\s+name: )tmp/,
    to: '$1temp',
    found: 'StatefulSet zk: kubernetes-zookeeper: there is no volume temp',
  },
  {
    what: 'a volume that nobody mounts',
    overlay: zk,
    from: /(mountPath: \/tmp\n\s+name: )tmp/,
    to: '$1temp',
    found: 'StatefulSet zk: volume tmp is mounted nowhere',
  },
];

describe('findReferenceProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
