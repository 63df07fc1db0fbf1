import { renderCount } from '../../tool/units.ts';
import { fullShare } from '../warnings.ts';
import type { MemberView } from './memberView.ts';

/** What fsync.warningthresholdms is by default: ZooKeeper itself warns of such an fsync. */
const warnedFsyncMs = 1000;

/** What is worth to be known and no fault, or none that the figures prove. */
export function findNotes(views: readonly MemberView[]): string[] {
  return [
    ...noteVersions(views),
    ...noteUnknownLists(views),
    ...views.flatMap(noteConnections),
    ...views.flatMap(noteRejections),
    ...views.flatMap(noteFsyncs),
  ];
}

// An upgrade goes through it, member by member.
function noteVersions(views: readonly MemberView[]): string[] {
  const told = views.filter(({ version }) => version !== undefined);
  const byVersion = Map.groupBy(told, ({ version }) => version);
  if (byVersion.size < 2) return [];
  const each = [...byVersion].map(([version, members]) => `${version} on ${namesOf(members)}`);
  return [`different versions, as during an upgrade: ${each.join('; ')}`];
}

function noteUnknownLists(views: readonly MemberView[]): string[] {
  const unknown = views.filter(({ serving, servers }) => serving && servers === undefined);
  if (views.length < 2 || unknown.length === 0) return [];
  const reason = unknown.map(({ silentAbout }) => silentAbout).find((text) => text !== undefined);
  const why = reason ?? 'ZooKeeper 3.4 does not tell';
  return [`server list unknown of ${namesOf(unknown)}: ${why}`];
}

// The limit is one of each client address, and what is counted are all: near it only where all come from one.
function noteConnections({ name, connections, maxClientCnxns }: MemberView): string[] {
  if (connections === undefined || maxClientCnxns === undefined || maxClientCnxns === 0) return [];
  if (connections < maxClientCnxns * fullShare) return [];
  return [
    `${name}: ${renderCount(connections)} connections, and one client address may have ${renderCount(maxClientCnxns)} (maxClientCnxns): behind NAT or a mesh all may come from one`,
  ];
}

function noteRejections({ name, rejected = 0 }: MemberView): string[] {
  if (rejected === 0) return [];
  return [
    `${name}: turned ${renderCount(rejected)} connections away since its start (maxClientCnxns or maxCnxns)`,
  ];
}

function noteFsyncs({ name, fsync: { slow = 0, maxMs = 0 } }: MemberView): string[] {
  if (slow > 0)
    return [`${name}: ${renderCount(slow)} fsyncs over fsync.warningthresholdms since its start`];
  if (maxMs < warnedFsyncMs) return [];
  return [
    `${name}: an fsync of the log has taken ${renderCount(maxMs)} ms since its start or the last srst`,
  ];
}

function namesOf(views: readonly MemberView[]): string {
  return views.map(({ name }) => name).join(', ');
}
