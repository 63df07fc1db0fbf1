import { expect, it } from 'vitest';
import { listMembers, serverLine } from '../../../src/zookeeper/members.ts';

it('names every pod of the StatefulSet, with the offset as the first id', () => {
  const ensemble = { set: 'zk', domain: 'zk-hs', replicas: 3, idOffset: 11 };
  expect(listMembers(ensemble)).toEqual([
    { myid: 11, host: 'zk-0.zk-hs' },
    { myid: 12, host: 'zk-1.zk-hs' },
    { myid: 13, host: 'zk-2.zk-hs' },
  ]);
});

it('writes a line that every version of ZooKeeper reads', () => {
  const line = serverLine(
    { myid: 3, host: 'zk-2.zk-hs' },
    { serverPort: 2888, electionPort: 3888 },
  );
  expect(line).toEqual(['server.3', 'zk-2.zk-hs:2888:3888']);
});
