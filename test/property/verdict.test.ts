import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseServerAddress } from '../../src/zookeeper/serverAddress.ts';
import { judgeLive, judgeReady } from '../../src/zookeeper/verdict.ts';

const modes = ['leader', 'follower', 'observer', 'standalone'];
const anyReply = fc.oneof(
  fc.string(),
  fc.constantFrom('imok', 'This ZooKeeper instance is not currently serving requests\n'),
  fc
    .tuple(
      fc.constantFrom('3.4.14-4c25', '3.9.5'),
      fc.oneof(fc.constantFrom(...modes), fc.string()),
    )
    .map(([version, mode]) => `Zookeeper version: ${version}, built on x\nMode: ${mode}\n`),
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

it('a server line means the same with and without a role and a client port', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]`),
  );
  const ending = fc.constantFrom('', ':participant', ':observer;2181', ';0.0.0.0:2181');
  fc.assert(
    fc.property(host, port, port, ending, (name, serverPort, electionPort, end) => {
      expect(parseServerAddress(`${name}:${serverPort}:${electionPort}${end}`)).toEqual({
        host: name.replaceAll(/[[\]]/g, ''),
        serverPort,
        electionPort,
      });
    }),
  );
});
