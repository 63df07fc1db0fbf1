import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askVerdict } from '../support/askVerdict.ts';
import { type LargeTree, makeLargeTree } from '../support/largeTree.ts';
import { type MemberState, memberStates, visitStates } from '../support/memberStates.ts';
import { type Member, openTestSite, type TestSite } from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const probes = ['live', 'ready'] as const;

/** The exit code and the reason of each probe; no reason where it says yes. */
type Verdicts = Readonly<Record<(typeof probes)[number], readonly [code: number, reason: string]>>;

const yes = [0, ''] as const;
const noQuorum = [
  1,
  'not serving: the member runs but has no quorum (looking, or syncing)',
] as const;
const refused = [69, 'connection refused'] as const;
const silent = [
  69,
  'no answer within 2000 ms (the server hangs or loads its tree, or the port takes TLS alone)',
] as const;
const serves: Verdicts = { live: yes, ready: yes };
const isAlive: Verdicts = { live: yes, ready: noQuorum };

/** Of every version the same. */
const expected: Readonly<Record<MemberState, Verdicts>> = {
  'port closed': { live: refused, ready: refused },
  // The port is open and nobody accepts: the startup probe has to last until then.
  'tree loading': { live: silent, ready: silent },
  looking: isAlive,
  following: serves,
  leading: serves,
  syncing: isAlive,
  synced: serves,
  observing: serves,
  'cut off': isAlive,
  'others while one is cut off': serves,
  'out of quorum': isAlive,
  'observer out of quorum': isAlive,
  'read-only': {
    live: yes,
    ready: [1, 'not serving: the member has no quorum and takes no writes (read-only)'],
  },
  'standalone, tree loading': isAlive,
  standalone: serves,
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
  const [live, ready] = await Promise.all(
    probes.map(async (probe) => {
      const { code, stderr } = await run('zkOk', probe);
      return [code, stderr.replace(`zkOk: ${pod.address}:2181: `, '').trimEnd()] as const;
    }),
  );
  if (live === undefined || ready === undefined) throw new Error('an answer is missing');
  return { live, ready };
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
