import { expect, it } from 'vitest';
import { parsePeers } from '../../../src/zookeeper/ensemble/peers.ts';
import { judgeAlone, judgeMember, judgeStoppable } from '../../../src/zkOk/stoppable.ts';

function ensembleOf(size: number, ...lines: readonly string[]) {
  const servers = Array.from({ length: size }, (_, i) => `server.${i + 1}=zk-${i}.zk-hs:2888:3888`);
  const peers = parsePeers(['clientPort=2181', ...servers, ...lines].join('\n'));
  if (!peers.ok) throw new Error(peers.problem);
  return { myid: 1, peers: peers.value };
}

const meaning = 'stopping it stops the service until it is back';
const srvrOf = (mode: string) =>
  `Zookeeper version: 3.9.5-1, built on x\nMode: ${mode}\nNode count: 5\n`;
const says = (mode: string) => ({ ok: true, value: srvrOf(mode) }) as const;

it.each([
  [0, [], { healthy: false, reason: `this server stands alone: ${meaning}` }],
  [1, [], { healthy: false, reason: `this member is the only voter: ${meaning}` }],
  [
    1,
    ['server.2=zk-1:2888:3888:observer'],
    { healthy: false, reason: `this member is the only voter: ${meaning}` },
  ],
  [2, [], { healthy: false, reason: `no quorum of 2 voters does without this member: ${meaning}` }],
  [3, [], undefined],
  [
    3,
    ['group.1=1', 'group.2=2:3', 'weight.2=0', 'weight.3=0'],
    { healthy: false, reason: `no quorum of 3 voters does without this member: ${meaning}` },
  ],
])('one of %s with %j', (size, lines, verdict) => {
  expect(judgeAlone(ensembleOf(size, ...lines))).toEqual(verdict);
});

it('an observer may always stop', () => {
  const { peers } = ensembleOf(3, 'server.4=zk-3:2888:3888:observer');
  expect(judgeAlone({ myid: 4, peers })).toEqual({ healthy: true });
});

it.each([
  [says('leader'), undefined],
  [says('follower'), undefined],
  [says('observer'), 'no voter of a quorum (observer)'],
  [says('standalone'), 'no voter of a quorum (standalone)'],
  [says('read-only'), 'not serving: the member has no quorum and takes no writes (read-only)'],
  [{ ok: false, problem: 'connection refused' } as const, 'connection refused'],
])('a voter that says %j', (reply, problem) => {
  const [peer] = ensembleOf(3).peers;
  if (peer === undefined) throw new Error('no peer');
  expect(judgeMember(peer, reply).problem).toBe(problem);
});

it('says what would be left, and who is missing', () => {
  const ensemble = ensembleOf(5);
  const replies = [says('leader'), { ok: false, problem: 'connection refused' } as const];
  const others = ensemble.peers
    .slice(1)
    .map((peer, index) => judgeMember(peer, replies[Math.min(index, 1)] ?? says('leader')));
  expect(judgeStoppable(ensemble, others)).toEqual({
    healthy: false,
    reason:
      'stopping this member would leave 1 of 5 voters, and a quorum is 3 (zk-2: connection refused; zk-3: connection refused; zk-4: connection refused)',
  });
});

it('counts by groups where there are some', () => {
  const ensemble = ensembleOf(5, 'group.1=1:2', 'group.2=3', 'group.3=4:5');
  const serving = new Set([3, 4, 5]);
  const others = (ids: ReadonlySet<number>) =>
    ensemble.peers
      .slice(1)
      .map((peer) =>
        judgeMember(peer, ids.has(peer.myid) ? says('follower') : { ok: false, problem: 'down' }),
      );
  expect(judgeStoppable(ensemble, others(serving))).toEqual({ healthy: true });
  expect(judgeStoppable(ensemble, others(new Set([2, 3, 4])))).toEqual({
    healthy: false,
    reason:
      'stopping this member would leave 3 of 5 voters, which are no quorum by their groups (zk-4: down)',
  });
});
