import { nameOf } from '../zookeeper/ensemble/peers.ts';
import { parseSrvr, type Srvr } from '../zookeeper/replies/srvr.ts';
import type { Verdict } from '../zookeeper/replies/verdict.ts';
import type { Probe } from './commandLine.ts';
import type { MemberFinding } from './stoppable.ts';

export interface Outcome {
  readonly exitCode: number;
  readonly verdict: Verdict;
  readonly target?: { readonly host: string; readonly port: number; readonly tls?: unknown };
  readonly reply?: string;
  readonly members?: readonly MemberFinding[];
}

interface Report extends Outcome {
  readonly probe: Probe;
  readonly durationMs: number;
}

/** One object on one line; what is not known is null. */
export function renderJson(report: Report): string {
  const { probe, exitCode, verdict, target, reply, members, durationMs } = report;
  const srvr = reply === undefined ? undefined : parseSrvr(reply);
  return `${JSON.stringify({
    tool: 'zkOk',
    probe,
    healthy: verdict.healthy,
    exitCode,
    reason: verdict.healthy ? null : verdict.reason,
    warning: (verdict.healthy ? verdict.warning : undefined) ?? null,
    host: target?.host ?? null,
    port: target?.port ?? null,
    tls: target === undefined ? null : target.tls !== undefined,
    durationMs,
    server: srvr?.ok === true ? toServer(srvr.value) : null,
    members: members?.map((member) => toMember(member)) ?? null,
  })}\n`;
}

function toServer({ mode, version, zxid, latencyMs, connections, outstanding, nodeCount }: Srvr) {
  return { mode, version, zxid, latencyMs, connections, outstanding, nodeCount };
}

function toMember({ peer, problem, srvr }: MemberFinding) {
  return {
    myid: peer.myid,
    name: nameOf(peer),
    host: peer.hosts[0],
    port: peer.port,
    tls: peer.secure,
    serving: problem === undefined,
    reason: problem ?? null,
    server: srvr === undefined ? null : toServer(srvr),
  };
}
