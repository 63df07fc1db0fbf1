import type { MemberView } from './memberView.ts';

/** The member that leads; undefined where none does, or more than one. */
export function findLeader(views: readonly MemberView[]): MemberView | undefined {
  const leaders = views.filter(({ mode }) => mode === 'leader');
  return leaders.length === 1 ? leaders[0] : undefined;
}
