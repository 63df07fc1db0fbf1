import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';

const broken: readonly Broken[] = [
  {
    what: 'an object that takes the place of another',
    overlay: zk,
    from: /(kind: Service\n(?:.*\n)*?  name: )zk-hs/,
    to: '$1zk-cs',
    found: 'Service zk-cs: is there twice',
  },
  {
    what: 'an object that would be elsewhere',
    overlay: zk,
    from: '  name: zk-pdb\n',
    to: '  name: zk-pdb\n  namespace: other\n',
    found: 'PodDisruptionBudget zk-pdb: has a namespace of its own',
  },
];

describe('findNameProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
