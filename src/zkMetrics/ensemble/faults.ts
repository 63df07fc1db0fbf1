import { renderCount } from '../../tool/units.ts';
import type { Finding } from './finding.ts';
import { fullShare } from '../warnings.ts';
import type { MemberView } from './memberView.ts';
import { findLag } from './lag.ts';
import { findLeader } from './leader.ts';
import { findStrangers, type Stranger } from './serverLists.ts';

/** An fsync takes a few milliseconds; a disk that needs this long on average holds every write up. */
const slowFsyncMs = 100;
/** Fewer say nothing of the disk: the first ones come with the start of the JVM. */
const minFsyncs = 10;

/**
 * What is wrong with an ensemble. `earlier` is what its members said a second or so before: a lag, a
 * slow fsync and a client turned away are told by what happened since.
 */
export function findFaults(
  views: readonly MemberView[],
  earlier: readonly MemberView[],
): readonly Finding[] {
  return [
    ...views.flatMap(findSilence),
    ...findLeaders(views),
    ...views.flatMap((view) => findLag(view, findLeader(earlier))),
    ...findStrangers(views).map((stranger) => ({
      key: `servers of ${stranger.name}`,
      text: describeStranger(stranger),
    })),
    ...views.flatMap((view) => findSlowDisk(view, counterpart(view, earlier))),
    ...views.flatMap((view) => findRejections(view, counterpart(view, earlier))),
    ...views.flatMap(findFullFiles),
  ];
}

function counterpart({ peer }: MemberView, earlier: readonly MemberView[]): MemberView | undefined {
  return earlier.find((view) => view.peer.myid === peer.myid);
}

function findSilence({ peer, name, place, problem }: MemberView): Finding[] {
  if (problem === undefined) return [];
  return [{ key: `silence of ${peer.myid}`, text: `${name}: ${problem} (${place})` }];
}

function findLeaders(views: readonly MemberView[]): Finding[] {
  const leaders = views.filter(({ mode }) => mode === 'leader');
  const serves = views.some(({ mode }) => mode === 'follower' || mode === 'observer');
  if (leaders.length > 1) {
    const each = leaders.map(({ name, zxid }) => `${name} (epoch ${zxid?.epoch ?? 'unknown'})`);
    return [
      {
        key: 'leaders',
        text: `two leaders: ${each.join(', ')} (the members do not all see each other, or are two ensembles by their configuration)`,
      },
    ];
  }
  return leaders.length === 0 && serves
    ? [{ key: 'leaders', text: 'nobody leads: no member that answers says that it is the leader' }]
    : [];
}

function describeStranger({ name, others, missing, added }: Stranger): string {
  const without = missing.length === 0 ? [] : [`without ${missing.join(', ')}`];
  const withThese = added.length === 0 ? [] : [`with ${added.join(', ')}`];
  return `${name}: another server list than ${others.join(', ')}: ${[...without, ...withThese].join('; ')}`;
}

function findSlowDisk(view: MemberView, before: MemberView | undefined): Finding[] {
  const { peer, name, fsync } = view;
  const key = `disk of ${peer.myid}`;
  const grown = (fsync.slow ?? 0) - (before?.fsync.slow ?? fsync.slow ?? 0);
  if (grown > 0) {
    return [
      { key, text: `${name}: slow disk: ${grown} more fsyncs over fsync.warningthresholdms` },
    ];
  }
  const { avgMs, count = 0 } = fsync;
  if (avgMs === undefined || avgMs < slowFsyncMs || count < minFsyncs) return [];
  return [
    {
      key,
      text: `${name}: slow disk: an fsync of the log takes ${Math.round(avgMs)} ms on average`,
    },
  ];
}

function findRejections(view: MemberView, before: MemberView | undefined): Finding[] {
  const { peer, name, rejected } = view;
  const grown = (rejected ?? 0) - (before?.rejected ?? rejected ?? 0);
  if (grown <= 0) return [];
  return [
    {
      key: `rejections of ${peer.myid}`,
      text: `${name}: turns clients away (${grown} in this moment): maxClientCnxns or maxCnxns is reached`,
    },
  ];
}

function findFullFiles({ peer, name, openFiles, maxFiles }: MemberView): Finding[] {
  if (openFiles === undefined || maxFiles === undefined) return [];
  if (openFiles < maxFiles * fullShare) return [];
  const figures = `${renderCount(openFiles)} of ${renderCount(maxFiles)}`;
  return [
    { key: `files of ${peer.myid}`, text: `${name}: nearly out of file descriptors: ${figures}` },
  ];
}

/** What may be wrong by a first look; some of it, such as a lag, a second one has to confirm. */
export function findSuspicions(views: readonly MemberView[]): readonly Finding[] {
  const fresh = views.map((view) => ({ ...view, rejected: 0, fsync: { ...view.fsync, slow: 0 } }));
  return findFaults(views, fresh);
}

/** What is wrong at two looks a second or more apart: what passed between them was no fault. */
export function confirmFaults(
  first: readonly MemberView[],
  second: readonly MemberView[],
): readonly Finding[] {
  const suspected = new Set(findSuspicions(first).map(({ key }) => key));
  return findFaults(second, first).filter(({ key }) => suspected.has(key));
}
