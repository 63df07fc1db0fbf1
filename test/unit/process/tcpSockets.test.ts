import { expect, it } from 'vitest';
import { parseTcpSockets } from '../../../src/process/tcpSockets.ts';

it.each([
  ['sockets: used 2\nTCP: inuse 1 orphan 0 tw 0 alloc 12 mem 0\nUDP: inuse 3 mem 0\n', 1],
  ['TCP6: inuse 0\nUDP6: inuse 7\n', 0],
  ['UDP: inuse 3\n', undefined],
  ['', undefined],
])('counts the sockets in %j', (text, count) => {
  expect(parseTcpSockets(text)).toBe(count);
});
