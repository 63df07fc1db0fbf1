import { describe, expect, it } from 'vitest';
import { findAddresses, findDomain, parseHosts } from '../../../src/pod/hosts.ts';

// as the kubelet writes it
const text = `# Kubernetes-managed hosts file.
127.0.0.1\tlocalhost
::1\tlocalhost ip6-localhost ip6-loopback

10.244.1.5\tzk-0.zk-hs.default.svc.cluster.local\tzk-0 # this pod
10.244.1.6   Zk-1.zk-hs.default.svc.cluster.local
10.244.9.9
`;
const entries = parseHosts(text);

it('reads addresses with their names, and nothing of comments', () => {
  expect(entries).toEqual([
    { address: '127.0.0.1', names: ['localhost'] },
    { address: '::1', names: ['localhost', 'ip6-localhost', 'ip6-loopback'] },
    { address: '10.244.1.5', names: ['zk-0.zk-hs.default.svc.cluster.local', 'zk-0'] },
    { address: '10.244.1.6', names: ['Zk-1.zk-hs.default.svc.cluster.local'] },
  ]);
});

describe('findAddresses', () => {
  it.each([
    ['zk-0', ['10.244.1.5']],
    ['ZK-1.ZK-HS.default.svc.cluster.local', ['10.244.1.6']],
    ['localhost', ['127.0.0.1', '::1']],
    ['zk', []],
  ])('of %s', (name, addresses) => {
    expect(findAddresses(entries, name)).toEqual(addresses);
  });
});

describe('findDomain', () => {
  it.each([
    ['zk-0', 'zk-hs.default.svc.cluster.local'],
    ['zk', undefined],
    ['localhost', undefined],
  ])('of %s', (host, domain) => {
    expect(findDomain(entries, host)).toBe(domain);
  });
});
