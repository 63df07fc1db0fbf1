import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const kafka = 'kafka-production';

const broken: readonly Broken[] = [
  {
    what: 'pods that wait for each other',
    overlay: zk,
    from: 'Parallel',
    to: 'OrderedReady',
    found: 'podManagementPolicy is not Parallel',
  },
  {
    what: 'a right that grows',
    overlay: zk,
    from: 'allowPrivilegeEscalation: false',
    to: 'allowPrivilegeEscalation: true',
    found: 'allowPrivilegeEscalation is not false',
  },
  {
    what: 'capabilities',
    overlay: kafka,
    from: /- ALL/,
    to: '- NET_RAW',
    found: 'does not drop all capabilities',
  },
  {
    what: 'root',
    overlay: kafka,
    from: 'runAsNonRoot: true',
    to: 'runAsNonRoot: false',
    found: 'may run as root',
  },
  {
    what: 'no seccomp profile',
    overlay: kafka,
    from: 'RuntimeDefault',
    to: 'Unconfined',
    found: 'seccompProfile is not RuntimeDefault',
  },
  {
    what: 'a root that is written to',
    overlay: zk,
    from: 'readOnlyRootFilesystem: true',
    to: 'readOnlyRootFilesystem: false',
    found: 'readOnlyRootFilesystem is not true',
  },
  {
    what: 'service links',
    overlay: zk,
    from: 'enableServiceLinks: false',
    to: 'enableServiceLinks: true',
    found: 'enableServiceLinks is not false',
  },
  {
    what: 'tokens',
    overlay: zk,
    from: /^automountServiceAccountToken: false/m,
    to: 'automountServiceAccountToken: true',
    found: 'ServiceAccount zk: hands out tokens',
  },
  {
    what: 'no limit',
    overlay: zk,
    from: /limits:\n\s+memory: 1Gi\n/,
    to: 'limits: {}\n',
    found: 'has no memory limit',
  },
  {
    what: 'claims of which nobody says what becomes of them',
    overlay: zk,
    from: /whenDeleted: Retain\n\s+/,
    to: '',
    found: 'persistentVolumeClaimRetentionPolicy is not said',
  },
  {
    what: 'clients that are sent to whom is not ready',
    overlay: zk,
    from: /(name: zk-cs\nspec:\n)/,
    to: '$1  publishNotReadyAddresses: true\n',
    found: 'Service zk-cs: sends clients to pods that are not ready',
  },
  {
    what: 'root by its number',
    overlay: zk,
    from: /runAsUser: 1001/,
    to: 'runAsUser: 0',
    found: 'may run as root',
  },
  {
    what: 'a container that may be root',
    overlay: zk,
    from: 'readOnlyRootFilesystem: true',
    to: 'readOnlyRootFilesystem: true\n            runAsNonRoot: false',
    found: 'kubernetes-zookeeper: may run as root',
  },
  {
    what: 'an update that stops half-way',
    overlay: zk,
    from: 'type: RollingUpdate',
    to: 'type: RollingUpdate\n    rollingUpdate: { partition: 2 }',
    found: 'an update leaves out pods (partition)',
  },
  {
    what: 'a volume of many',
    overlay: kafka,
    from: 'ReadWriteOnce',
    to: 'ReadWriteMany',
    found: 'its claims are not ReadWriteOnce',
  },
  {
    what: 'members on one node',
    overlay: zk,
    from: 'topologyKey: kubernetes.io/hostname',
    to: 'topologyKey: topology.kubernetes.io/zone',
    found: 'its pods may all be on one node',
  },
  {
    what: 'a request above the limit',
    overlay: kafka,
    from: /(requests:\n.*\n\s+memory: )1Gi/,
    to: '$12Gi',
    found: 'requests more than its limit',
  },
  {
    what: 'a variable that is there twice',
    overlay: zk,
    from: 'name: ZK_SERVER_PORT',
    to: 'name: ZK_CLIENT_PORT',
    found: 'has a variable twice',
  },
];

describe('findPracticeProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
