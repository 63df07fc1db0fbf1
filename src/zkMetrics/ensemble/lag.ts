import { renderCount } from '../../tool/units.ts';
import type { Finding } from './finding.ts';
import type { MemberView } from './memberView.ts';

/**
 * Holds a member against where the leader was a second or more ago: a member that keeps up has been
 * there since, whatever the load.
 */
export function findLag(
  { peer, name, zxid }: MemberView,
  leader: MemberView | undefined,
): Finding[] {
  const behind = countBehind(zxid, leader);
  if (behind === undefined || behind === 0 || leader === undefined) return [];
  return [
    {
      key: `lag of ${peer.myid}`,
      text: `${name}: more than a second behind the leader ${leader.name}: ${describeBehind(behind)} to go to where that one was`,
    },
  ];
}

/**
 * How many changes a member lacks that another has, Infinity where it lacks a whole epoch; undefined
 * where one of them does not tell. The first change of an epoch is its 1: before it nobody lacks any.
 */
export function countBehind(
  zxid: MemberView['zxid'],
  leader: MemberView | undefined,
): number | undefined {
  if (zxid === undefined || leader?.zxid === undefined) return undefined;
  if (zxid.epoch < leader.zxid.epoch)
    return leader.zxid.counter === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (zxid.epoch > leader.zxid.epoch) return 0;
  return Math.max(0, leader.zxid.counter - zxid.counter);
}

function describeBehind(behind: number): string {
  if (behind === Number.POSITIVE_INFINITY) return 'a whole epoch';
  return behind === 1 ? 'one change' : `${renderCount(behind)} changes`;
}
