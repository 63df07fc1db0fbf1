import { expect, it } from 'vitest';
import { parseServerAddress } from '../../../src/zookeeper/serverAddress.ts';

const ports = { serverPort: 2888, electionPort: 3888 };

it.each([
  ['zk-0.zk-hs:2888:3888', 'zk-0.zk-hs'],
  ['zk-0.zk-hs:2888:3888:participant', 'zk-0.zk-hs'],
  ['zk-0.zk-hs:2888:3888:observer;2181', 'zk-0.zk-hs'],
  ['zk-0.zk-hs:2888:3888;0.0.0.0:2181', 'zk-0.zk-hs'],
  ['[fd00::5]:2888:3888', 'fd00::5'],
  ['10.0.0.5:2888:3888|10.1.0.5:2889:3889', '10.0.0.5'],
  [' zk-0:2888:3888 ', 'zk-0'],
])('reads %j', (value, host) => {
  expect(parseServerAddress(value)).toEqual({ host, ...ports });
});

it.each([[''], ['zk-0'], ['zk-0:2888'], ['zk-0:a:b'], ['fd00::5:2888:3888']])(
  'knows no address in %j',
  (value) => {
    expect(parseServerAddress(value)).toBeUndefined();
  },
);
