import { describe, expect, it } from 'vitest';
import type { MemberView } from '../../../../src/zkMetrics/ensemble/memberView.ts';
import { findNotes } from '../../../../src/zkMetrics/ensemble/notes.ts';
import { renderOverview, renderOverviewJson } from '../../../../src/zkMetrics/ensemble/overview.ts';
import { describeQuorum } from '../../../../src/zkMetrics/ensemble/quorumSentence.ts';
import { silentView, threeViews, viewOf } from '../../../support/memberViews.ts';

const views = [...threeViews({ zxid: { epoch: 7, counter: 97 } }).slice(0, 2), silentView(3)];
const overview = { views, faults: ['zk-2: away'], notes: ['something'] };

it('shows an ensemble on one screen', () => {
  expect(renderOverview(overview)).toBe(
    `MEMBER  MODE      SERVING  EPOCH  ZXID         LAG  LATENCY avg/max  CONNS    NODES   OPEN FDs     FSYNC avg/max  VERSION
zk-0    follower  yes      7      0x700000064  3    0.4 / 12 ms      14 / 60  20 311  71 / 20 000  1.3 / 30 ms    3.9.5
zk-1    leader    yes      7      0x700000064  0    0.4 / 12 ms      14 / 60  20 311  71 / 20 000  1.3 / 30 ms    3.9.5
zk-2    –         no       –      –            –    –                –        –       –            –              –
2 of 3 members serve: quorum holds, one more loss stops it
zk-2: away
note: something
`,
  );
});

it('shows the epoch of the leader for a member that lacks nothing, before the first change in it', () => {
  const idle = [
    viewOf(1, { zxid: { epoch: 8, counter: 3 } }),
    viewOf(2, { mode: 'leader', zxid: { epoch: 10, counter: 0 } }),
    viewOf(3, { zxid: { epoch: 11, counter: 1 } }),
  ];
  const shown = renderOverview({ views: idle, faults: [], notes: [] });
  expect([...shown.matchAll(/ yes +(\d+) /g)].map(([, epoch]) => epoch)).toEqual([
    '10',
    '10',
    '11',
  ]);
});

it('tells programs the same, and null for what a member does not tell', () => {
  const json = JSON.parse(renderOverviewJson(overview)) as Record<string, unknown>;
  expect(json).toMatchObject({ healthy: false, quorum: true, faults: ['zk-2: away'] });
  expect(json['members']).toMatchObject([
    { name: 'zk-0', myid: 1, lag: 3, epoch: 7, latencyMs: { avg: 0.4286, max: 12 } },
    { name: 'zk-1', lag: 0 },
    { name: 'zk-2', problem: 'connection refused', mode: null, lag: null, servers: null },
  ]);
});

const observer = (myid: number) => viewOf(myid, { peer: { role: 'observer' }, mode: 'observer' });

const inThreeGroups = (...ids: readonly number[]) =>
  [1, 2, 3, 4, 5, 6].map((myid) =>
    viewOf(myid, { peer: { group: Math.ceil(myid / 2) }, serving: ids.includes(myid) }),
  );

describe('the sentence of the quorum', () => {
  it.each<[string, MemberView[]]>([
    ['3 of 3 members serve: quorum holds, also with any one of them lost', threeViews()],
    [
      '5 of 5 members serve: quorum holds, also with any 2 of them lost',
      [1, 2, 3, 4, 5].map((myid) => viewOf(myid)),
    ],
    ['1 of 3 members serves: no quorum', [viewOf(1), silentView(2), silentView(3)]],
    [
      '3 of 4 members serve: quorum holds, one more loss stops it',
      [viewOf(1), viewOf(2), viewOf(3), silentView(4)],
    ],
    [
      '3 of 4 members serve: quorum holds, one more loss stops it',
      [viewOf(1), viewOf(2), silentView(3), observer(4)],
    ],
    ['1 of 1 member serves: it stands alone', [viewOf(1, { mode: 'standalone' })]],
    ['0 of 1 member serves: no quorum', [silentView(1)]],
    [
      '6 of 6 members serve: quorum holds, also with any one of them lost',
      inThreeGroups(1, 2, 3, 4, 5, 6),
    ],
    ['4 of 6 members serve: quorum holds, one more loss stops it', inThreeGroups(1, 2, 3, 4)],
  ])('%s', (sentence, members) => {
    expect(describeQuorum(members)).toBe(sentence);
  });
});

describe('notes', () => {
  it('are none of a healthy ensemble', () => {
    expect(findNotes(threeViews())).toEqual([]);
  });

  it.each<[string, MemberView[]]>([
    [
      'different versions, as during an upgrade: 3.8.6 on zk-0; 3.9.5 on zk-1, zk-2',
      threeViews({ version: '3.8.6' }),
    ],
    [
      'server list unknown of zk-0, zk-1: not in its whitelist',
      threeViews(
        { servers: undefined, silentAbout: 'not in its whitelist' },
        { servers: undefined, silentAbout: 'not in its whitelist' },
      ),
    ],
    [
      'server list unknown of zk-2: ZooKeeper 3.4 does not tell',
      threeViews({}, {}, { servers: undefined }),
    ],
    [
      'zk-0: 48 connections, and one client address may have 60 (maxClientCnxns): behind NAT or a mesh all may come from one',
      threeViews({ connections: 48 }),
    ],
    [
      'zk-0: turned 4 connections away since its start (maxClientCnxns or maxCnxns)',
      threeViews({ rejected: 4 }),
    ],
    [
      'zk-0: an fsync of the log has taken 1 300 ms since its start or the last srst',
      threeViews({ fsync: { slow: undefined, count: 9, avgMs: 20, maxMs: 1300 } }),
    ],
    [
      'zk-0: 3 fsyncs over fsync.warningthresholdms since its start',
      threeViews({ fsync: { slow: 3, count: undefined, avgMs: undefined, maxMs: undefined } }),
    ],
  ])('%s', (note, members) => {
    expect(findNotes(members)).toEqual([note]);
  });

  it('say nothing of the limit where there is none', () => {
    expect(findNotes(threeViews({ maxClientCnxns: 0, connections: 5000 }))).toEqual([]);
  });
});
