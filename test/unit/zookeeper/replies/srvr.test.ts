import { expect, it } from 'vitest';
import { parseSrvr } from '../../../../src/zookeeper/replies/srvr.ts';

it.each([
  [
    'of 3.9, on the leader',
    `Zookeeper version: 3.9.5-a2eab7cf, built on 2025-12-19 10:11 UTC
Latency min/avg/max: 0/0.4/12
Received: 140
Sent: 139
Connections: 11
Outstanding: 2
Zxid: 0x700000a3
Mode: leader
Node count: 20311
Proposal sizes last/min/max: 48/36/96
`,
    { version: '3.9.5', mode: 'leader', latencyMs: { min: 0, avg: 0.4, max: 12 } },
  ],
  [
    'of 3.4, with whole latencies',
    `Zookeeper version: 3.4.14-4c25d480e66aadd371de8bd2fd8da255ac140bcf, built on 03/06/2019 16:18 GMT
Latency min/avg/max: 0/3/12
Received: 140
Sent: 139
Connections: 11
Outstanding: 2
Zxid: 0x700000a3
Mode: follower
Node count: 20311
`,
    { version: '3.4.14', mode: 'follower', latencyMs: { min: 0, avg: 3, max: 12 } },
  ],
  [
    'of a distribution, read-only',
    `Zookeeper version: 3.8.0-\${mvngit.commit.id}, built on 2022-02-25 08:49 UTC
READ-ONLY mode; serving only read-only clients
Latency min/avg/max: 0/0.0/0
Received: 140
Sent: 139
Connections: 11
Outstanding: 2
Zxid: 0x700000a3
Mode: read-only
Node count: 20311
`,
    { version: '3.8.0', mode: 'read-only', latencyMs: { min: 0, avg: 0, max: 0 } },
  ],
])('reads srvr %s', (_, text, { version, mode, latencyMs }) => {
  expect(parseSrvr(text)).toEqual({
    ok: true,
    value: {
      version,
      mode,
      latencyMs,
      received: 140,
      sent: 139,
      connections: 11,
      outstanding: 2,
      zxid: '0x700000a3',
      nodeCount: 20_311,
    },
  });
});
