import { expect, it } from 'vitest';
import { reachableHost } from '../../../src/pod/reachableHost.ts';

it.each([
  ['', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
  ['10.1.2.3', '10.1.2.3'],
  ['kafka-0', 'kafka-0'],
])('reaches a server that listens on %j by %s', (address, host) => {
  expect(reachableHost(address)).toBe(host);
});
