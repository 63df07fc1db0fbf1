import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeLive, judgeReady } from '../../src/zookeeper/replies/verdict.ts';

const modes = ['leader', 'follower', 'observer', 'standalone'];
const anyReply = fc.oneof(
  fc.string(),
  fc.constantFrom('imok', 'This ZooKeeper instance is not currently serving requests\n'),
  fc
    .tuple(
      fc.constantFrom('3.4.14-4c25', '3.9.5'),
      fc.oneof(fc.constantFrom(...modes), fc.string()),
    )
    .map(
      ([version, mode]) =>
        `Zookeeper version: ${version}, built on x\nMode: ${mode}\nNode count: 5\n`,
    ),
);

it('a member is ready only where its reply has a Mode line that serves', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const [, mode = ''] = /^Mode: (.*)$/m.exec(reply) ?? [];
      expect(modes.includes(mode.trim()) || !judgeReady(reply).healthy).toBe(true);
    }),
  );
});

it('every verdict that says no has a reason of one line', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const reasons = [judgeLive(reply), judgeReady(reply)].flatMap((verdict) =>
        verdict.healthy ? [] : [verdict.reason],
      );
      expect(reasons.filter((reason) => !/^.+$/.test(reason))).toEqual([]);
    }),
  );
});
