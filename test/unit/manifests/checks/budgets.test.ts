import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';

const broken: readonly Broken[] = [
  {
    what: 'nobody who may go',
    overlay: 'nginx-production',
    from: 'maxUnavailable: 1',
    to: 'maxUnavailable: 0',
    found: 'PodDisruptionBudget web: no node that has one of its pods can be drained',
  },
  {
    what: 'a minimum of all',
    overlay: zk,
    from: 'maxUnavailable: 1',
    to: 'minAvailable: 70%',
    found: 'PodDisruptionBudget zk-pdb: no node that has one of its pods can be drained',
  },
  {
    what: 'more than a quorum bears',
    overlay: zk,
    from: 'maxUnavailable: 1',
    to: 'maxUnavailable: 50%',
    found: 'PodDisruptionBudget zk-pdb: lets 2 go at once, and members go one by one',
  },
  {
    what: 'a budget that says too little',
    overlay: zk,
    from: /\s+unhealthyPodEvictionPolicy: .*/,
    to: '',
    found: 'does not say unhealthyPodEvictionPolicy',
  },
  {
    what: 'a second budget',
    overlay: zk,
    from: /---\n(apiVersion: policy\/v1\n(?:.*\n)*?  name: )zk-pdb\n((?:.*\n)*?)---\n/,
    to: '---\n$1zk-pdb\n$2---\n$1zk-other\n$2---\n',
    found: 'StatefulSet zk: of two budgets for a pod, evictions heed none',
  },
];

describe('findBudgetProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
