import { setTimeout as sleep } from 'node:timers/promises';
import { requireSettings } from '../tool/requireSettings.ts';
import type { Sources } from '../tool/settings.ts';
import { askPeers } from '../zookeeper/ask/askPeers.ts';
import { votersAmong } from '../zookeeper/ensemble/quorum.ts';
import { readPeers } from '../zookeeper/readPeers.ts';
import type { Verdict } from '../zookeeper/replies/verdict.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';
import { peerSettings } from '../zookeeper/settings/peerSettings.ts';
import { judgeAlone, judgeMember, judgeStoppable, type MemberFinding } from './stoppable.ts';

const everyMs = 1000;
/** What a round needs at least: a member that is there answers in a few milliseconds. */
const leastMs = 100;

interface Stoppable {
  readonly verdict: Verdict;
  /** The other voters; none where they need not be asked. */
  readonly members?: readonly MemberFinding[];
}

/**
 * Asks the other voters whether they have a quorum without this member, again each second until they
 * have or the wait is over. It takes no longer than the wait, or than one timeout where that is more.
 */
export async function askStoppable(sources: Sources, waitMs: number): Promise<Stoppable> {
  const deadline = performance.now() + waitMs;
  const { timeoutMs } = clientSettings;
  const settings = requireSettings({ ...peerSettings, timeoutMs }, sources);
  const ensemble = readPeers(settings.confDir);
  const settled = judgeAlone(ensemble);
  if (settled !== undefined) return { verdict: settled };
  const others = votersAmong(ensemble.peers).filter(({ myid }) => myid !== ensemble.myid);
  for (
    let roundMs = settings.timeoutMs;
    ;
    roundMs = Math.min(roundMs, deadline - performance.now())
  ) {
    const start = performance.now();
    const answers = await askPeers('srvr', others, { sources, timeoutMs: Math.floor(roundMs) });
    const members = answers.map(({ peer, reply }) => judgeMember(peer, reply));
    const verdict = judgeStoppable(ensemble, members);
    const now = performance.now();
    const restMs = Math.max(0, everyMs - (now - start));
    if (verdict.healthy || now + restMs + leastMs > deadline) return { verdict, members };
    await sleep(restMs);
  }
}
