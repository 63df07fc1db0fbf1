import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Probe } from '../../src/zkOk/commandLine.ts';
import { askVerdict } from '../support/askVerdict.ts';
import { type LargeTree, makeLargeTree } from '../support/largeTree.ts';
import { type MemberState, memberStates, visitStates } from '../support/memberStates.ts';
import { type Member, openTestSite, type TestSite } from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

/** The exit code and the reason of each probe; no reason where it says yes. */
type Verdicts = Readonly<Record<Probe, readonly [code: number, reason: string]>>;

const yes = [0, ''] as const;
const refused = [69, 'connection refused'] as const;
// The port is open and nobody accepts: the startup probe has to last until the tree is there.
const silent = [
  69,
  'no answer within 2000 ms (the server hangs or loads its tree, or the port takes TLS alone)',
] as const;
const notServing = 'not serving: the member runs, and looks for a leader, syncs or loads its tree';
const closed =
  'connection closed without an answer (too many connections from this address, or no plain client port of ZooKeeper)';
const alone = [
  1,
  'this server stands alone: stopping it stops the service until it is back',
] as const;
const leaves = (voters: number, problems: Readonly<Record<string, string>>) => {
  const names = Object.entries(problems).map(([name, problem]) => `${name}: ${problem}`);
  const text = `stopping this member would leave ${voters} of 3 voters, and a quorum is 2`;
  return [1, `${text} (${names.join('; ')})`] as const;
};
const othersDown = leaves(0, { 'zk-1': refused[1], 'zk-2': refused[1] });
const thirdDown = leaves(1, { 'zk-2': refused[1] });

const serves = { live: yes, ready: yes, startup: yes };
const isAlive = { live: yes, ready: [1, notServing], startup: yes } as const;

/** Of every version the same. */
const expected: Readonly<Record<MemberState, Verdicts>> = {
  'port closed': { live: refused, ready: refused, startup: refused, stoppable: othersDown },
  'tree loading': { live: silent, ready: silent, startup: silent, stoppable: othersDown },
  looking: { ...isAlive, stoppable: othersDown },
  following: { ...serves, stoppable: thirdDown },
  leading: { ...serves, stoppable: thirdDown },
  syncing: { ...isAlive, stoppable: yes },
  synced: { ...serves, stoppable: yes },
  observing: { ...serves, stoppable: yes },
  'cut off': { ...isAlive, stoppable: leaves(0, { 'zk-0': closed, 'zk-1': closed }) },
  'others while one is cut off': { ...serves, stoppable: leaves(1, { 'zk-2': notServing }) },
  'out of quorum': { ...isAlive, stoppable: othersDown },
  'observer out of quorum': { ...isAlive, stoppable: yes },
  'read-only': {
    ...isAlive,
    ready: [1, 'not serving: the member has no quorum and takes no writes (read-only)'],
    stoppable: othersDown,
  },
  'standalone, tree loading': { ...isAlive, stoppable: alone },
  standalone: { ...serves, stoppable: alone },
};

let treeSite: TestSite;
let tree: LargeTree;
beforeAll(async () => {
  treeSite = openTestSite('127.0.151');
  tree = await makeLargeTree(treeSite, 200_000);
});
afterAll(async () => treeSite.close());

describe.each(zookeeperVersions)('a member of ZooKeeper %s', (version) => {
  let site: TestSite;
  let last: Member;
  const found = new Map<MemberState, Verdicts>();

  beforeAll(async () => {
    site = openTestSite('127.0.152');
    await visitStates({
      site,
      version,
      tree,
      visit: async (state, member) => {
        found.set(state, await readVerdicts(member));
        last = member;
      },
    });
  });
  afterAll(async () => site.close());

  it.each(memberStates)('%s', (state) => {
    expect(found.get(state)).toEqual(expected[state]);
  });

  it('that is told to stop says no at the latest when it has ended, and yes never again', async () => {
    const answers = await askThroughEnd(last);
    const firstNo = answers.findIndex((answer) => answer !== 'yes');
    expect(firstNo).toBeGreaterThan(0);
    expect(answers.slice(firstNo)).not.toContain('yes');
    expect(answers.at(-1)).toContain('connection refused');
  });
});

/** What zkOk says, as the kubelet runs it. */
async function readVerdicts({ pod, run }: Member): Promise<Verdicts> {
  const read = async (probe: Probe) => {
    const { code, stderr } = await run('zkOk', probe);
    const reason = stderr
      .replace(/^zkOk: /, '')
      .replace(`${pod.address}:2181: `, '')
      .trimEnd();
    return [code, reason] as const;
  };
  const [live, ready, startup, stoppable] = await Promise.all([
    read('live'),
    read('ready'),
    read('startup'),
    read('stoppable'),
  ]);
  return { live, ready, startup, stoppable };
}

/** Asks without a rest until the member has ended and been asked once more; gives each answer. */
async function askThroughEnd({ pod, end }: Member): Promise<readonly string[]> {
  const answers: string[] = [];
  const ask = async () => {
    const verdict = await askVerdict('ready', pod);
    answers.push(verdict.healthy ? 'yes' : verdict.reason);
  };
  await ask();
  const ending = { done: false };
  const asking = (async () => {
    while (!ending.done) await ask();
  })();
  expect(await end()).toBe(143);
  ending.done = true;
  await asking;
  await ask();
  return answers;
}
