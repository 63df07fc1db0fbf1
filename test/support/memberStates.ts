import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secondSet } from '../../local/memberSet.ts';
import { type LocalPod, renderHostsFile, type Site, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { holdLog } from './heldLog.ts';
import { copyTree, type LargeTree } from './largeTree.ts';
import { type Link, openLink } from './link.ts';
import { smallJvm } from './smallJvm.ts';
import { type Member, servingAll, type TestSite, untilSilent } from './testSite.ts';

/** What a member of an ensemble can be at, in the order in which `visitStates` gets there. */
export const memberStates = [
  'port closed',
  'tree loading',
  'looking',
  'following',
  'leading',
  'syncing',
  'synced',
  'observing',
  'cut off',
  'others while one is cut off',
  'out of quorum',
  'observer out of quorum',
  'read-only',
  'standalone, tree loading',
  'standalone',
] as const;

export type MemberState = (typeof memberStates)[number];

export interface Tour {
  readonly site: TestSite;
  readonly version: string;
  readonly tree: LargeTree;
  /** Is called while the member is in the state, and stays there until it is done. */
  readonly visit: (state: MemberState, member: Member) => Promise<void>;
}

const env = {
  ...smallJvm,
  ZK_HEAP_SIZE: '256M',
  ZK_TICK_TIME: '1000',
  ZK_INIT_LIMIT: '30',
  ZK_OBSERVERS: '1',
};
/** More than members say to each other before the tree, and much less than the tree. */
const beforeTreeBytes = 100_000;

/**
 * Leads an ensemble of three voters and an observer, of which the third voter hears of the others by
 * links that can be held and cut, through every state.
 */
export async function visitStates({ site, version, tree, visit }: Tour): Promise<void> {
  const links = await openLinks(site.site);
  const pod = (ordinal: number, more: Readonly<Record<string, string>> = {}): LocalPod =>
    zkPod(site.site, ordinal, 4, { version, env: { ...env, ...more } });
  const first = site.add(pod(0));
  const second = site.add(pod(1));
  const third = site.add(pod(2, { POD_HOSTS_FILE: writeLinkedHosts(site.site) }));
  const observer = site.add(pod(3));
  const voters = [first, second, third];
  try {
    await Promise.all([...voters, observer].map(async (member) => member.configure()));
    await visit('port closed', first);

    copyTree(tree, second.pod);
    const log = holdLog(copyTree(tree, first.pod));
    first.start();
    await log.halfRead();
    await visit('tree loading', first);
    await log.release();
    await untilLooking(first);
    await visit('looking', first);

    second.start();
    await servingAll([first, second]);
    await visit('following', first);
    await visit('leading', second);

    for (const link of links) link.holdAfter(beforeTreeBytes);
    third.start();
    await waitFor(
      { what: 'a part of the tree', timeoutMs: 60_000 },
      () => links.some((link) => link.isHolding()) || undefined,
    );
    await visit('syncing', third);
    for (const link of links) link.release();
    await third.serving();
    await visit('synced', third);

    observer.start();
    await observer.serving();
    await visit('observing', observer);

    for (const link of links) link.cut();
    await untilSilent([third]);
    await visit('cut off', third);
    await visit('others while one is cut off', first);
    for (const link of links) link.mend();
    await third.serving();

    await Promise.all([second, third].map(async (member) => member.end('SIGKILL')));
    await untilSilent([first, observer]);
    await visit('out of quorum', first);
    await visit('observer out of quorum', observer);

    await first.end();
    await first.configure({ ZK_JVM_FLAGS: `${env.ZK_JVM_FLAGS} -Dreadonlymode.enabled=true` });
    first.start();
    await first.serving();
    await visit('read-only', first);

    const alone = site.add(
      zkPod(site.site, 0, 1, {
        version,
        set: secondSet,
        env: { ...smallJvm, ZK_HEAP_SIZE: '256M' },
      }),
    );
    await alone.configure();
    const aloneLog = holdLog(copyTree(tree, alone.pod));
    alone.start();
    await aloneLog.halfRead();
    await visit('standalone, tree loading', alone);
    await aloneLog.release();
    await alone.serving();
    await visit('standalone', alone);
  } finally {
    for (const link of links) link.close();
  }
}

async function untilLooking({ pod, readLog }: Member): Promise<void> {
  const what = `${pod.name}: looks for a leader`;
  await waitFor({ what, timeoutMs: 60_000 }, () => /\bLOOKING\b/.test(readLog()) || undefined);
}

/** The voters that the third one hears of by links, each as it is and as the third knows it. */
const linked = [
  { host: 1, link: 201 },
  { host: 2, link: 202 },
];

async function openLinks({ net }: Site): Promise<readonly Link[]> {
  return Promise.all(
    linked.flatMap(({ host, link }) =>
      [2181, 2888, 3888].map(async (port) =>
        openLink({ from: `${net}.${link}`, to: `${net}.${host}`, port }),
      ),
    ),
  );
}

function writeLinkedHosts(site: Site): string {
  const path = join(site.folder, 'linked-hosts');
  const text = linked.reduce(
    (hosts, { host, link }) => hosts.replace(`${site.net}.${host} `, `${site.net}.${link} `),
    renderHostsFile(site),
  );
  writeFileSync(path, text);
  return path;
}
