import { expect, it } from 'vitest';
import { renderStart } from '../../../src/kafkaStart/title.ts';

const command = { version: '4.3.1' };

it('says what starts: version, mode, roles, id, cluster, log dirs', () => {
  const plan = { mode: 'kraft', nodeId: 0, logDirs: ['/data/a', '/data/b'] } as const;
  const roles = ['broker', 'controller'] as const;
  const id = 'Ck5VKZ0VTgWXqVHLh0tpBQ';
  const formatted = { formatAs: undefined, owner: { clusterId: id } };
  const empty = { formatAs: id, owner: undefined };
  for (const volume of [formatted, empty]) {
    expect(renderStart({ plan: { ...plan, roles }, command, ...volume })).toBe(
      'starting Kafka 4.3.1 in KRaft mode, broker and controller 0 of cluster Ck5VKZ0VTgWXqVHLh0tpBQ, log dirs /data/a, /data/b',
    );
  }
});

it('leaves out a cluster that only ZooKeeper knows', () => {
  const plan = { mode: 'zookeeper', roles: ['broker'], nodeId: 2, logDirs: ['/data'] } as const;
  const volume = { formatAs: undefined, owner: undefined };
  expect(renderStart({ plan, command: { version: '3.9.2' }, ...volume })).toBe(
    'starting Kafka 3.9.2 in ZooKeeper mode, broker 2, log dir /data',
  );
});
