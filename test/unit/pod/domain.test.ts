import { expect, it } from 'vitest';
import { decideDomain } from '../../../src/pod/domain.ts';

const hosts = [{ address: '10.244.1.5', names: ['zk-0.from-hosts', 'zk-0'] }];
const pod = {
  name: 'zk-0',
  hosts,
  service: 'zk-hs',
  namespace: 'prod',
  clusterDomain: 'cluster.local',
};

it.each([
  { title: 'what is said', explicit: 'said', facts: {}, domain: 'said' },
  {
    title: 'the downward API',
    explicit: undefined,
    facts: {},
    domain: 'zk-hs.prod.svc.cluster.local',
  },
  {
    title: '/etc/hosts where the Service is not known',
    explicit: undefined,
    facts: { service: undefined },
    domain: 'from-hosts',
  },
  {
    title: '/etc/hosts where the namespace is not known',
    explicit: undefined,
    facts: { namespace: undefined },
    domain: 'from-hosts',
  },
  {
    title: 'nothing where nothing tells it',
    explicit: undefined,
    facts: { service: undefined, hosts: [] },
    domain: undefined,
  },
])('takes $title', ({ explicit, facts, domain }) => {
  expect(decideDomain(explicit, { ...pod, ...facts })).toBe(domain);
});
