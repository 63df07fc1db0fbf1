import { expect, it } from 'vitest';
import {
  confirmFaults,
  findFaults,
  findSuspicions,
} from '../../../../src/zkMetrics/ensemble/faults.ts';
import type { MemberView } from '../../../../src/zkMetrics/ensemble/memberView.ts';
import { silentView, threeViews } from '../../../support/memberViews.ts';

const at = (counter: number, epoch = 7) => ({ zxid: { epoch, counter } });
const fsync = { slow: undefined, count: 500, avgMs: 1.2, maxMs: 30 };
const [one = '', two = '', three = ''] = [1, 2, 3].map(
  (id) => `server.${id}=zk-${id - 1}:2888:3888:participant`,
);

/** What is wrong of views that stay as they are. */
function faultsOf(views: readonly MemberView[]): string[] {
  return confirmFaults(views, views).map(({ text }) => text);
}

it('finds nothing wrong with a healthy ensemble', () => {
  expect(findSuspicions(threeViews())).toEqual([]);
  expect(faultsOf(threeViews())).toEqual([]);
});

it.each<[string, MemberView[], string]>([
  [
    'a member that is away',
    [...threeViews().slice(0, 2), silentView(3)],
    'zk-2: connection refused (zk-2.zk-hs:2181)',
  ],
  [
    'two leaders',
    threeViews({ mode: 'leader', ...at(3, 6) }, {}, {}),
    'two leaders: zk-0 (epoch 6), zk-1 (epoch 7) (the members do not all see each other, or are two ensembles by their configuration)',
  ],
  [
    'no leader',
    threeViews({}, { mode: 'follower' }),
    'nobody leads: no member that answers says that it is the leader',
  ],
  [
    'a lag',
    threeViews(at(9)),
    'zk-0: more than a second behind the leader zk-1: 91 changes to go to where that one was',
  ],
  [
    'a lag by one',
    threeViews(at(99)),
    'zk-0: more than a second behind the leader zk-1: one change to go to where that one was',
  ],
  [
    'a lag by an epoch',
    threeViews(at(500, 6)),
    'zk-0: more than a second behind the leader zk-1: a whole epoch to go to where that one was',
  ],
  [
    'another server list',
    threeViews({}, {}, { servers: [one, two, 'server.4=zk-3:2888:3888:participant'] }),
    'zk-2: another server list than zk-0, zk-1: without server.3=zk-2:2888:3888:participant; with server.4=zk-3:2888:3888:participant',
  ],
  [
    'a slow disk',
    threeViews({ fsync: { ...fsync, avgMs: 140.4 } }),
    'zk-0: slow disk: an fsync of the log takes 140 ms on average',
  ],
  [
    'no files left',
    threeViews({ openFiles: 16_000 }),
    'zk-0: nearly out of file descriptors: 16 000 of 20 000',
  ],
])('finds %s', (_, views, text) => {
  expect(faultsOf(views)).toEqual([text]);
});

it('holds the list of the leader for the right one where there are as many of both', () => {
  const [first, leader] = threeViews({ servers: [three] }, {});
  const views = [first, leader].flatMap((view) => view ?? []);
  expect(faultsOf(views)).toEqual([`zk-0: another server list than zk-1: without ${one}, ${two}`]);
});

it('does not count as another list what a member does not tell', () => {
  expect(faultsOf(threeViews({ servers: undefined }))).toEqual([]);
});

it.each<[string, MemberView[]]>([
  ['a new epoch without a change', threeViews(at(500, 6), at(0), at(0))],
  [
    'a disk that was measured a few times only',
    threeViews({ fsync: { ...fsync, avgMs: 400, count: 9 } }),
  ],
  ['clients that were turned away long ago', threeViews({ rejected: 4 })],
  ['a slow fsync long ago', threeViews({ fsync: { ...fsync, slow: 3 } })],
  ['another version', threeViews({ version: '3.8.6' })],
  ['a member of a single address with many clients', threeViews({ connections: 59 })],
])('is not troubled by %s', (_, views) => {
  expect(faultsOf(views)).toEqual([]);
});

it('does not take load for a lag: who is behind now and where the leader was a second ago keeps up', () => {
  const [before, now] = [
    threeViews(at(80), at(100), at(90)),
    threeViews(at(1000), at(1100), at(1050)),
  ];
  expect(findSuspicions(before).map(({ key }) => key)).toEqual(['lag of 1', 'lag of 3']);
  expect(confirmFaults(before, now)).toEqual([]);
  const stuck = threeViews(at(99), at(1100), at(1050));
  expect(confirmFaults(before, stuck).map(({ key }) => key)).toEqual(['lag of 1']);
});

it('does not take an election for a fault, nor what began at the second look', () => {
  const electing = [1, 2, 3].map((myid) => silentView(myid, 'not serving'));
  expect(confirmFaults(electing, threeViews())).toEqual([]);
  expect(confirmFaults(threeViews(), electing)).toEqual([]);
});

it('finds what grows: clients turned away, slow fsyncs of 3.4', () => {
  const [before, now] = [
    threeViews({ rejected: 4 }, {}, { fsync: { ...fsync, slow: 3 } }),
    threeViews({ rejected: 9 }, {}, { fsync: { ...fsync, slow: 5 } }),
  ];
  const expected = [
    'zk-2: slow disk: 2 more fsyncs over fsync.warningthresholdms',
    'zk-0: turns clients away (5 in this moment): maxClientCnxns or maxCnxns is reached',
  ];
  expect(confirmFaults(before, now).map(({ text }) => text)).toEqual(expected);
  // a restart sets the counters back
  expect(findFaults(before, now)).toEqual([]);
});
