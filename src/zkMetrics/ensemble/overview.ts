import { renderRows } from '../../tool/table.ts';
import { renderCount } from '../../tool/units.ts';
import { countBehind } from './lag.ts';
import { findLeader } from './leader.ts';
import type { MemberView } from './memberView.ts';
import { describeQuorum, holdsQuorum } from './quorumSentence.ts';

/** The ensemble at one moment, and what came of looking at it. */
export interface Overview {
  readonly views: readonly MemberView[];
  /** What is wrong, a sentence each. */
  readonly faults: readonly string[];
  /** What is worth to be known beside that. */
  readonly notes: readonly string[];
}

const head = [
  ['MEMBER', 'MODE', 'SERVING', 'EPOCH', 'ZXID', 'LAG', 'LATENCY avg/max', 'CONNS', 'NODES'],
  ['OPEN FDs', 'FSYNC avg/max', 'VERSION'],
].flat();
const unknown = '–';

/** One screen: a row each, how far it is to the end of the ensemble, and what is wrong. */
export function renderOverview({ views, faults, notes }: Overview): string {
  const leader = findLeader(views);
  const rows = views.map((view) => renderView(view, leader));
  const lines = [describeQuorum(views), ...faults, ...notes.map((note) => `note: ${note}`)];
  return `${renderRows([head, ...rows])}${lines.join('\n')}\n`;
}

function renderView(view: MemberView, leader: MemberView | undefined): string[] {
  const { name, mode, serving, zxid, zxidText, latencyMs, fsync, version } = view;
  const behind = countBehind(zxid, leader);
  return [
    name,
    mode ?? unknown,
    serving ? 'yes' : 'no',
    show(findEpoch(zxid?.epoch, { behind, leader })),
    zxidText ?? unknown,
    behind === Number.POSITIVE_INFINITY ? 'an epoch' : show(behind),
    latencyMs === undefined ? unknown : renderTimes(latencyMs.avg, latencyMs.max),
    renderShare(view.connections, view.maxClientCnxns === 0 ? undefined : view.maxClientCnxns),
    show(view.nodes),
    renderShare(view.openFiles, view.maxFiles),
    fsync.avgMs === undefined ? unknown : renderTimes(fsync.avgMs, fsync.maxMs),
    version ?? unknown,
  ];
}

interface Beside {
  readonly behind: number | undefined;
  readonly leader: MemberView | undefined;
}

/** A member tells the epoch of its last change; one that lacks nothing is in that of its leader. */
function findEpoch(own: number | undefined, { behind, leader }: Beside): number | undefined {
  const led = behind === 0 ? leader?.zxid?.epoch : undefined;
  return own === undefined || led === undefined ? own : Math.max(own, led);
}

function show(figure: number | undefined): string {
  return figure === undefined ? unknown : renderCount(figure);
}

function renderShare(figure: number | undefined, most: number | undefined): string {
  if (figure === undefined) return unknown;
  return most === undefined ? renderCount(figure) : `${renderCount(figure)} / ${renderCount(most)}`;
}

function renderTimes(avgMs: number, maxMs: number | undefined): string {
  const average = Math.round(avgMs * 10) / 10;
  return `${average} / ${maxMs === undefined ? unknown : renderCount(maxMs)} ms`;
}

/** The same for programs; what a member did not tell is null. */
export function renderOverviewJson({ views, faults, notes }: Overview): string {
  const leader = findLeader(views);
  const overview = {
    healthy: faults.length === 0,
    quorum: views.some(({ mode }) => mode === 'standalone') || holdsQuorum(views),
    summary: describeQuorum(views),
    faults,
    notes,
    members: views.map((view) => toJson(view, leader)),
  };
  return `${JSON.stringify(overview, (_, value: unknown) => value ?? null, 2)}\n`;
}

function toJson({ peer, ...view }: MemberView, leader: MemberView | undefined) {
  const behind = countBehind(view.zxid, leader);
  return {
    name: view.name,
    myid: peer.myid,
    role: peer.role,
    place: view.place,
    serving: view.serving,
    problem: view.problem,
    mode: view.mode,
    version: view.version,
    epoch: view.zxid?.epoch,
    zxid: view.zxidText,
    // a whole epoch has no number
    lag: behind === Number.POSITIVE_INFINITY ? undefined : behind,
    latencyMs: view.latencyMs,
    connections: view.connections,
    maxClientCnxns: view.maxClientCnxns,
    nodes: view.nodes,
    openFiles: view.openFiles,
    maxFiles: view.maxFiles,
    fsyncMs: { avg: view.fsync.avgMs, max: view.fsync.maxMs },
    servers: view.servers,
  };
}
