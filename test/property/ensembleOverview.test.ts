import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accept, reject } from '../../src/tool/parsed.ts';
import { confirmFaults, findSuspicions } from '../../src/zkMetrics/ensemble/faults.ts';
import { type MemberView, toMemberViews } from '../../src/zkMetrics/ensemble/memberView.ts';
import { findNotes } from '../../src/zkMetrics/ensemble/notes.ts';
import { renderOverview, renderOverviewJson } from '../../src/zkMetrics/ensemble/overview.ts';
import { toCheckup } from '../../src/zookeeper/metrics/checkup.ts';
import { viewOf } from '../support/memberViews.ts';

const anySrvr = fc
  .record({
    mode: fc.constantFrom('leader', 'follower', 'observer', 'read-only', 'looking'),
    epoch: fc.nat(3),
    counter: fc.nat(4),
  })
  .map(
    ({ mode, epoch, counter }) =>
      `Zookeeper version: 3.9.5-x\nZxid: 0x${epoch}0000000${counter}\nMode: ${mode}\n`,
  );
const anyConf = fc
  .subarray([1, 2, 3])
  .map((ids) =>
    [
      'serverId=1',
      'tickTime=2000',
      'maxClientCnxns=60',
      ...ids.map((id) => `server.${id}=zk`),
    ].join('\n'),
  );
const anyMntr = fc
  .record({ open: fc.nat(20), rejected: fc.nat(3), count: fc.nat(20), sum: fc.nat(9000) })
  .map(({ open, rejected, count, sum }) =>
    [
      `zk_open_file_descriptor_count\t${open}`,
      'zk_max_file_descriptor_count\t20',
      `zk_connection_rejected\t${rejected}`,
      `zk_cnt_fsynctime\t${count}`,
      `zk_sum_fsynctime\t${sum}`,
    ].join('\n'),
  );
const silence = fc.constant(reject('connection refused'));
const anyReply = (told: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 4, arbitrary: told.map(accept) }, fc.string().map(accept), silence);

/** What three members may say at one time. */
const anyViews: fc.Arbitrary<readonly MemberView[]> = fc
  .array(fc.record({ srvr: anyReply(anySrvr), mntr: anyReply(anyMntr), conf: anyReply(anyConf) }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((replies) =>
    toMemberViews(
      replies.map((reply, index) => {
        const { peer, place } = viewOf(index + 1);
        return { peer, place, checkup: toCheckup(reply) };
      }),
    ),
  );

it('finds nothing at a second look that it did not suspect at the first', () => {
  fc.assert(
    fc.property(anyViews, anyViews, (first, second) => {
      const suspected = findSuspicions(first).map(({ key }) => key);
      for (const { key } of confirmFaults(first, second)) expect(suspected).toContain(key);
    }),
  );
});

it('is content only where every member serves and one of them leads', () => {
  fc.assert(
    fc.property(anyViews, (views) => {
      if (findSuspicions(views).length > 0) return;
      expect(views.every(({ serving }) => serving)).toBe(true);
      expect(views.filter(({ mode }) => mode === 'leader')).toHaveLength(1);
    }),
    { numRuns: 2000 },
  );
});

it('names every member that does not serve at both looks', () => {
  fc.assert(
    fc.property(anyViews, anyViews, (first, second) => {
      const texts = confirmFaults(first, second).map(({ text }) => text);
      for (const [index, { name, serving, problem }] of second.entries()) {
        if (serving || first[index]?.serving === true) continue;
        expect(texts.some((text) => text.startsWith(`${name}: ${problem}`))).toBe(true);
      }
    }),
  );
});

it('shows a row for each member, whatever they say', () => {
  fc.assert(
    fc.property(anyViews, (views) => {
      const overview = { views, faults: [], notes: findNotes(views) };
      const rows = renderOverview(overview).split('\n').slice(1, 4);
      expect(rows.map((row) => row.slice(0, 4))).toEqual(['zk-0', 'zk-1', 'zk-2']);
      expect(JSON.parse(renderOverviewJson(overview))).toHaveProperty('members.length', 3);
    }),
  );
});
