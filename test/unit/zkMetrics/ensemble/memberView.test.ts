import { expect, it } from 'vitest';
import { accept, reject } from '../../../../src/tool/parsed.ts';
import { toMemberViews } from '../../../../src/zkMetrics/ensemble/memberView.ts';
import { toCheckup } from '../../../../src/zookeeper/metrics/checkup.ts';
import { viewOf } from '../../../support/memberViews.ts';

const srvr = (mode: string) =>
  `Zookeeper version: 3.9.5-x, built on y\nLatency min/avg/max: 0/0.4/12\nConnections: 3\nZxid: 0x700000064\nMode: ${mode}\nNode count: 5\n`;

/** The view of a member with such figures, without their zk_. */
function view(mode: string, ...mntr: readonly string[]) {
  const { peer, place } = viewOf(1);
  const figures = mntr.map((line) => `zk_${line.replace(' ', '\t')}\n`);
  const checkup = toCheckup({
    srvr: accept(srvr(mode)),
    mntr: accept(figures.join('')),
    conf: reject('silent'),
  });
  return toMemberViews([{ peer, place, checkup }])[0];
}

it.each([
  ['the default provider', ['cnt_fsynctime 4', 'sum_fsynctime 10', 'max_fsynctime 7'], 7],
  ['the provider for Prometheus', ['fsynctime_count 4.0', 'fsynctime_sum 10.0'], undefined],
])('tells the time of an fsync from %s', (_, mntr, maxMs) => {
  expect(view('follower', ...mntr)?.fsync).toEqual({
    slow: undefined,
    count: 4,
    avgMs: 2.5,
    maxMs,
  });
});

it('tells no time where there was no fsync yet', () => {
  const mntr = ['cnt_fsynctime 0', 'sum_fsynctime 0', 'max_fsynctime 0'];
  expect(view('follower', ...mntr)?.fsync).toMatchObject({ avgMs: undefined, maxMs: undefined });
});

it('does not count a member as serving that takes no writes', () => {
  expect(view('read-only')).toMatchObject({
    serving: false,
    problem: 'not serving: the member has no quorum and takes no writes (read-only)',
  });
});

it('calls members by their places where two have the same name', () => {
  const silence = reject('connection refused');
  const checkup = toCheckup({ srvr: silence, mntr: silence, conf: silence });
  const answers = ['zk-0.zk-hs.a', 'zk-0.zk-hs.b'].map((host, index) => ({
    peer: viewOf(index + 1, { peer: { hosts: [host] } }).peer,
    place: `${host}:2181`,
    checkup,
  }));
  const names = toMemberViews(answers).map(({ name }) => name);
  expect(names).toEqual(['zk-0.zk-hs.a:2181', 'zk-0.zk-hs.b:2181']);
  expect(toMemberViews(answers.slice(0, 1)).map(({ name }) => name)).toEqual(['zk-0']);
});
