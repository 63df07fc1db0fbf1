import { expect, it } from 'vitest';
import { parseServerList } from '../../../../src/zookeeper/ensemble/serverList.ts';
import { findServerWarnings } from '../../../../src/zookeeper/ensemble/serverWarnings.ts';

const moved =
  'is an address, which a pod loses when it is made anew (give a name, such as zk-0.zk-hs)';

it.each([
  ['1=zk-0.zk-hs:2888:3888,2=10.zk-hs:2888:3888', []],
  [
    '1=zk-0.zk-hs:2888:3888,2=10.244.1.7:2888:3888,3=[fd00::5]:2888:3888',
    [`server.2: 10.244.1.7 ${moved}`, `server.3: fd00::5 ${moved}`],
  ],
])('of %s', (list, warnings) => {
  const servers = parseServerList(list);
  expect(servers.ok && findServerWarnings(servers.value)).toEqual(warnings);
});
