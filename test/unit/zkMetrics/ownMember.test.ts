import { describe, expect, it } from 'vitest';
import { isOwnMember } from '../../../src/zkMetrics/ownMember.ts';
import { parseServerConfig } from '../../../src/zookeeper/serverConfig.ts';

const own = new Set(['10.0.0.1', 'fd00::1']);
const ports = 'clientPort=2181\nsecureClientPort=2281\n';
const pods = 'server.1=zk-0:2888:3888;2181\nserver.2=zk-1:2888:3888;0.0.0.0:2181\n';
const oneMachine = 'server.1=here:2888:3888;2181\nserver.2=here:2889:3889;2182\n';

describe('isOwnMember', () => {
  it.each([
    ['at the loopback address', '127.0.0.1', 2181, ports],
    ['at another loopback address', '127.0.91.1', 2181, ports],
    ['at that of IPv6', '::1', 2181, ports],
    ["at the pod's address", '10.0.0.1', 2181, ports],
    ["at the pod's address of IPv6", 'fd00::1', 2181, ports],
    ['at the port for TLS', '127.0.0.1', 2281, ports],
    ['at the port that all server lines have', '127.0.0.1', 2181, pods],
  ])('knows the member %s', (_, host, port, zooCfg) => {
    expect(isOwnMember({ host, port }, parseServerConfig(zooCfg), own)).toBe(true);
  });

  it.each([
    ['at another address', '10.0.0.2', 2181, ports],
    ['at another port', '127.0.0.1', 2182, ports],
    ['at another port than all server lines have', '127.0.0.1', 2182, pods],
    ['at a port that some other has', '127.0.0.1', 2181, oneMachine],
    ['without any port', '127.0.0.1', 2181, 'dataDir=/data\n'],
  ])('does not know one %s', (_, host, port, zooCfg) => {
    expect(isOwnMember({ host, port }, parseServerConfig(zooCfg), own)).toBe(false);
  });
});
