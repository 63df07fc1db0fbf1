import { describe, expect, it } from 'vitest';
import { isServiceLink, looksLikeServiceLink } from '../../../src/tool/serviceLink.ts';

describe('looksLikeServiceLink', () => {
  it.each(['tcp://10.96.0.7:2181', 'udp://10.96.0.7:53', 'sctp://10.96.0.7:1'])(
    'knows %s',
    (value) => {
      expect(looksLikeServiceLink(value)).toBe(true);
    },
  );

  it.each(['2181', 'http://x', 'a tcp://b', ''])('does not take %j for one', (value) => {
    expect(looksLikeServiceLink(value)).toBe(false);
  });
});

// what the kubelet injects for a Service zk-cs with a port named client
const injected = {
  ZK_CS_SERVICE_HOST: '10.96.0.7',
  ZK_CS_SERVICE_PORT: '2181',
  ZK_CS_SERVICE_PORT_CLIENT: '2181',
  ZK_CS_PORT: 'tcp://10.96.0.7:2181',
  ZK_CS_PORT_2181_TCP: 'tcp://10.96.0.7:2181',
  ZK_CS_PORT_2181_TCP_PROTO: 'tcp',
  ZK_CS_PORT_2181_TCP_PORT: '2181',
  ZK_CS_PORT_2181_TCP_ADDR: '10.96.0.7',
};

describe('isServiceLink', () => {
  it.each(Object.keys(injected))('knows %s', (name) => {
    expect(isServiceLink(name, injected)).toBe(true);
  });

  it.each([
    ['ZK_CLIENT_PORT', { ZK_CLIENT_PORT: '2181' }],
    ['ZK_CS_PORT', { ZK_CS_PORT: '2181' }],
    ['ZK_REPLICAS', { ...injected, ZK_REPLICAS: '3' }],
    ['ZK_CS_PORTS', { ...injected, ZK_CS_PORTS: '3' }],
  ])('does not take %s for one', (name, env) => {
    expect(isServiceLink(name, env)).toBe(false);
  });
});
