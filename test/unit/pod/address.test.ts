import { expect, it } from 'vitest';
import { isAddress } from '../../../src/pod/address.ts';

it.each(['10.0.0.5', '::1', 'fd00::7'])('takes %s for an address', (host) => {
  expect(isAddress(host)).toBe(true);
});

it.each(['zk-0', '10.0.0.5.example', 'zk-0.zk-hs.default.svc'])('takes %s for a name', (host) => {
  expect(isAddress(host)).toBe(false);
});
