import { isQuorum, votersAmong } from '../../zookeeper/ensemble/quorum.ts';
import { majorityOf } from '../../zookeeper/ensemble/voters.ts';
import type { MemberView } from './memberView.ts';

/** How far the ensemble is from its end: `2 of 3 members serve: quorum holds, one more loss stops it`. */
export function describeQuorum(views: readonly MemberView[]): string {
  const serving = views.filter((view) => view.serving);
  const of = `${serving.length} of ${views.length} ${views.length === 1 ? 'member' : 'members'}`;
  const count = `${of} ${serving.length === 1 || views.length === 1 ? 'serves' : 'serve'}`;
  if (serving[0]?.mode === 'standalone') return `${count}: it stands alone`;
  if (!holdsQuorum(views)) return `${count}: no quorum`;
  const losses = countLosses(views);
  if (losses === 0) return `${count}: quorum holds, one more loss stops it`;
  return `${count}: quorum holds, also with any ${losses === 1 ? 'one' : losses} of them lost`;
}

export function holdsQuorum(views: readonly MemberView[]): boolean {
  return isQuorum(
    views.map(({ peer }) => peer),
    idsOf(views.filter(({ serving }) => serving)),
  );
}

// Where votes are counted by groups, no more than whether one may be lost.
function countLosses(views: readonly MemberView[]): number {
  const peers = views.map(({ peer }) => peer);
  const serving = views.filter((view) => view.serving && view.peer.role === 'participant');
  if (peers.every(({ group }) => group === undefined)) {
    return serving.length - majorityOf(votersAmong(peers).length);
  }
  const survives = serving.every((lost) =>
    isQuorum(peers, idsOf(serving.filter((view) => view !== lost))),
  );
  return survives ? 1 : 0;
}

function idsOf(views: readonly MemberView[]): ReadonlySet<number> {
  return new Set(views.map(({ peer }) => peer.myid));
}
