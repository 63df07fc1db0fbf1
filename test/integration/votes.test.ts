import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePeers } from '../../src/zookeeper/ensemble/peers.ts';
import { isQuorum } from '../../src/zookeeper/ensemble/quorum.ts';
import { markedLines, runJava } from '../support/runJava.ts';

const anyMember = fc.record({
  // an observer in a group is more than QuorumHierarchical can count
  role: fc.constantFrom('participant', 'participant', 'participant', 'observer'),
  group: fc.integer({ min: 1, max: 4 }),
  weight: fc.option(fc.integer({ min: 0, max: 3 })),
  isThere: fc.boolean(),
});

/** The lines of an ensemble, and the ids of some of its voters. */
const anyCase = fc
  .tuple(fc.array(anyMember, { minLength: 1, maxLength: 9 }), fc.boolean())
  .map(([members, isGrouped]) => {
    const numbered = members.map((member, index) => ({ ...member, myid: index + 1 }));
    const voters = numbered.filter(({ role }) => role === 'participant');
    const groups = Map.groupBy(voters, ({ group }) => group);
    const lines = [
      ...numbered.map(({ myid, role }) => `server.${myid}=127.0.0.1:2888:3888:${role};2181`),
      ...(isGrouped ? [...groups] : []).map(
        ([group, those]) => `group.${group}=${those.map(({ myid }) => myid).join(':')}`,
      ),
      ...voters.flatMap(({ myid, weight }) =>
        isGrouped && weight !== null ? [`weight.${myid}=${weight}`] : [],
      ),
    ];
    const ids = voters.filter(({ isThere }) => isThere).map(({ myid }) => myid);
    return { text: lines.join('\n'), ids };
  });

it('votes are counted as ZooKeeper counts them, by groups and without', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'votes-'));
  try {
    const cases = fc.sample(anyCase, { seed: 20_261_125, numRuns: 5000 });
    const path = join(folder, 'cases');
    const encoded = cases.map(
      ({ text, ids }) => `${Buffer.from(text).toString('base64')} ${ids.join(',')}\n`,
    );
    writeFileSync(path, encoded.join(''));
    const theirs = markedLines(await runJava({ source: 'CountVotes.java', args: [path] }));
    const ours = cases.map(({ text, ids }) => {
      const peers = parsePeers(text);
      if (!peers.ok) throw new Error(`${peers.problem}\n${text}`);
      return String(isQuorum(peers.value, new Set(ids)));
    });
    const different = cases.filter((_, index) => ours[index] !== theirs[index]);
    expect(different).toEqual([]);
    expect(theirs).toHaveLength(cases.length);
    const yes = theirs.filter((line) => line === 'true').length;
    expect(Math.min(yes, cases.length - yes)).toBeGreaterThan(500);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
