import { describe, expect, it } from 'vitest';
import { secondSet } from '../../../local/memberSet.ts';
import { renderHostsFile, type Site, zkPod } from '../../../local/site.ts';
import { findDomain, parseHosts } from '../../../src/pod/hosts.ts';

const site: Site = { folder: '/pods', root: '/repository', net: '127.0.9' };

describe('zkPod', () => {
  it('is zk-<ordinal> of the version that all else runs', () => {
    expect(zkPod(site, 2, 3)).toMatchObject({
      name: 'zk-2',
      address: '127.0.9.3',
      fqdn: 'zk-2.zk-hs.default.svc.cluster.local',
      folder: '/pods/zk-2',
      env: { ZK_REPLICAS: '3', ZK_LIB_DIR: '/repository/.runtime/zookeeper-3.9.5/lib' },
    });
  });

  it('of another version, another set, with an environment of its own', () => {
    const env = { ZK_HEAP_SIZE: '128M', ZK_LOG_LEVEL: 'DEBUG' };
    const pod = zkPod(site, 0, 2, { version: '3.4.14', set: secondSet, env });
    expect(pod).toMatchObject({
      name: 'zkb-0',
      address: '127.0.9.21',
      fqdn: 'zkb-0.zkb-hs.default.svc.cluster.local',
      env: { ZK_LIB_DIR: '/repository/.runtime/zookeeper-3.4.14/lib', ...env },
    });
  });
});

describe('renderHostsFile', () => {
  const hosts = parseHosts(renderHostsFile(site));

  it('names every pod once', () => {
    const addresses = hosts.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(hosts).toContainEqual({
      address: '127.0.9.29',
      names: ['zkb-8.zkb-hs.default.svc.cluster.local', 'zkb-8'],
    });
  });

  it.each([
    ['zk-0', 'zk-hs.default.svc.cluster.local'],
    ['zkb-0', 'zkb-hs.default.svc.cluster.local'],
    ['kafka-0', 'kafka-svc.default.svc.cluster.local'],
  ])('tells the domain of %s', (name, domain) => {
    expect(findDomain(hosts, name)).toBe(domain);
  });
});
