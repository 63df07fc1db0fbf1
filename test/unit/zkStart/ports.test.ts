import { expect, it } from 'vitest';
import { arePlain, listPorts } from '../../../src/zkStart/ports.ts';
import { parseServerConfig } from '../../../src/zookeeper/serverConfig.ts';

const members = 'server.1=zk-0:2888:3888\nserver.2=zk-1:2889:3889\n';

it.each([
  ['clientPort=2181\n', [['ZK_CLIENT_PORT', undefined, 2181]]],
  ['clientPort=2181\nserver.1=zk-0:2888:3888\n', [['ZK_CLIENT_PORT', undefined, 2181]]],
  [
    `clientPort=2182\nclientPortAddress=10.0.0.5\n${members}`,
    [
      ['ZK_CLIENT_PORT', '10.0.0.5', 2182],
      ['ZK_SERVER_PORT', 'zk-1', 2889],
      ['ZK_ELECTION_PORT', 'zk-1', 3889],
    ],
  ],
  [
    'secureClientPort=2281\nadmin.enableServer=true\nadmin.serverPort=8080\nmetricsProvider.httpPort=7000\n',
    [
      ['ZK_SECURE_CLIENT_PORT', undefined, 2281],
      ['ZK_ADMIN_SERVER_PORT', undefined, 8080],
      ['ZK_METRICS_PORT', undefined, 7000],
    ],
  ],
  [
    `quorumListenOnAllIPs=true\n${members}`,
    [
      ['ZK_SERVER_PORT', undefined, 2889],
      ['ZK_ELECTION_PORT', undefined, 3889],
    ],
  ],
])('lists the ports of member 2 in %j', (zooCfg, ports) => {
  expect(listPorts(parseServerConfig(zooCfg), 2)).toEqual(
    ports.map(([subject, host, port]) => ({ subject, host, port })),
  );
});

it.each([
  { host: undefined, port: 2181, plain: true },
  { host: 'zk-0.zk-hs', port: 3888, plain: true },
  { host: '10.0.0.5', port: 2181, plain: false },
  { host: undefined, port: 443, plain: false },
])('port $port of $host can be had where nobody has any: $plain', ({ host, port, plain }) => {
  const ports = [
    { subject: 'ZK_METRICS_PORT', host: undefined, port: 7000 },
    { subject: 'ZK_CLIENT_PORT', host, port },
  ];
  expect(arePlain(ports, 'zk-0.zk-hs')).toBe(plain);
});
