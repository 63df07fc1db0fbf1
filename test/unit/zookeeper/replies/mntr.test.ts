import { expect, it } from 'vitest';
import { parseMntr } from '../../../../src/zookeeper/replies/mntr.ts';

const plain = (key: string, value: number | string) => ({ key, name: key, labels: {}, value });

it.each([
  ['a whole number', 'zk_znode_count\t5', plain('zk_znode_count', 5)],
  ['a negative one', 'zk_last_proposal_size\t-1', plain('zk_last_proposal_size', -1)],
  ['a latency of 3.6', 'zk_avg_latency\t0.4286', plain('zk_avg_latency', 0.4286)],
  ['a large float', 'zk_x\t1.7E9', plain('zk_x', 1.7e9)],
  ['one without end', 'zk_x\tInfinity', plain('zk_x', Number.POSITIVE_INFINITY)],
  ['no figure yet', 'zk_x\tNaN', plain('zk_x', Number.NaN)],
  [
    'a text',
    'zk_peer_state\tfollowing - broadcast',
    plain('zk_peer_state', 'following - broadcast'),
  ],
  ['a text with tabs', 'zk_version\t3.4.14\tx', plain('zk_version', '3.4.14\tx')],
  ['a version that begins with a number', 'zk_version\t3.9.5-2', plain('zk_version', '3.9.5-2')],
  [
    'the labels of the Prometheus provider',
    'zk_write_per_namespace{key="x"},y\\",quantile="0.5"}\t2.0',
    {
      key: 'zk_write_per_namespace{key="x"},y\\",quantile="0.5"}',
      name: 'zk_write_per_namespace',
      labels: { key: 'x"},y\\', quantile: '0.5' },
      value: 2,
    },
  ],
])('reads %s', (_, line, metric) => {
  expect(parseMntr(`${line}\n`)).toEqual({ ok: true, value: [metric] });
});

it('skips a line without a tab among those that have one', () => {
  expect(parseMntr('zk_a\t1\nnonsense\n\nzk_b\t2\n')).toEqual({
    ok: true,
    value: [plain('zk_a', 1), plain('zk_b', 2)],
  });
});

it.each([
  [
    'This ZooKeeper instance is not currently serving requests\n',
    'not serving: the member runs, and looks for a leader, syncs or loads its tree',
  ],
  [
    'mntr is not executed because it is not in the whitelist.\n',
    'the server does not execute mntr: it is not in its whitelist (add it to ZK_4LW_WHITELIST, which is 4lw.commands.whitelist in zoo.cfg)',
  ],
  ['HTTP/1.1 400\r\n', String.raw`unexpected reply to mntr: "HTTP/1.1 400\r\n"`],
])('finds no figures in %j', (reply, problem) => {
  expect(parseMntr(reply)).toEqual({ ok: false, problem });
});

it('takes no figure of a reply that is cut off within a line', () => {
  expect(parseMntr('zk_a\t1\nzk_b\t12')).toEqual({
    ok: false,
    problem: 'the reply to mntr is cut off: it ends with "zk_a\\t1\\nzk_b\\t12"',
  });
});
