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
    what: 'a budget that says too little',
    overlay: zk,
    from: /\s+unhealthyPodEvictionPolicy: .*/,
    to: '',
    found: 'does not say unhealthyPodEvictionPolicy',
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
];

describe('findPracticeProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
