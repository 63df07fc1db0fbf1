import { isServingMode } from '../../zookeeper/replies/verdict.ts';
import { nameOf, type Peer } from '../../zookeeper/ensemble/peers.ts';
import type { Checkup, Zxid } from '../../zookeeper/metrics/checkup.ts';
import { parseZxid } from '../../zookeeper/metrics/checkup.ts';
import { type Figures, toFigures } from '../figures.ts';

/** What one member said. */
export interface Answer {
  readonly peer: Peer;
  /** Where it was asked: `zk-1.zk-hs:2181`. */
  readonly place: string;
  readonly checkup: Checkup;
}

/** A member as the overview shows it; what it did not tell is undefined. */
export interface MemberView {
  readonly peer: Peer;
  readonly name: string;
  readonly place: string;
  readonly serving: boolean;
  /** Why it does not serve; undefined where it does. */
  readonly problem: string | undefined;
  /** `leader`, `follower`, `observer`, `standalone` or `read-only`. */
  readonly mode: string | undefined;
  readonly version: string | undefined;
  readonly zxid: Zxid | undefined;
  /** As the server prints it: `0x700000a3`. */
  readonly zxidText: string | undefined;
  readonly latencyMs: { readonly avg: number; readonly max: number } | undefined;
  readonly connections: number | undefined;
  /** Of one client address; 0 for any number. */
  readonly maxClientCnxns: number | undefined;
  /** Connections turned away since the start; from 3.6 on. */
  readonly rejected: number | undefined;
  readonly nodes: number | undefined;
  readonly openFiles: number | undefined;
  readonly maxFiles: number | undefined;
  readonly fsync: Fsync;
  /** The server lines as it knows them; undefined where it does not tell, as before 3.5. */
  readonly servers: readonly string[] | undefined;
  /** Why it does not tell its server lines, where it could. */
  readonly silentAbout: string | undefined;
}

/** How fast the member's disk takes its transaction log. */
export interface Fsync {
  /** Fsyncs longer than fsync.warningthresholdms since the start; told by 3.4 only. */
  readonly slow: number | undefined;
  /** Measured since the start or the last srst; told from 3.6 on. */
  readonly count: number | undefined;
  readonly avgMs: number | undefined;
  /** Not told by a server with the provider for Prometheus. */
  readonly maxMs: number | undefined;
}

/** Members by the names that people call them by, or by their places where two have the same name. */
export function toMemberViews(answers: readonly Answer[]): MemberView[] {
  const names = answers.map(({ peer }) => nameOf(peer));
  const isUnique = new Set(names).size === names.length;
  return answers.map((answer) => toMemberView(answer, isUnique));
}

function toMemberView({ peer, place, checkup }: Answer, hasName: boolean): MemberView {
  const srvr = checkup.srvr.ok ? checkup.srvr.value : undefined;
  const conf = checkup.conf.ok ? checkup.conf.value : undefined;
  const figures = toFigures(checkup.metrics.ok ? checkup.metrics.value : []);
  const zxid = parseZxid(srvr?.zxid ?? '');
  const serving = srvr !== undefined && isServingMode(srvr.mode);
  return {
    peer,
    name: hasName ? nameOf(peer) : place,
    place,
    serving,
    problem: serving ? undefined : explain(checkup),
    mode: srvr?.mode,
    version: srvr?.version,
    zxid: zxid.ok ? zxid.value : undefined,
    zxidText: srvr?.zxid,
    latencyMs: srvr?.latencyMs,
    connections: srvr?.connections,
    maxClientCnxns: conf?.maxClientCnxns,
    rejected: figures.number('connection_rejected'),
    nodes: srvr?.nodeCount,
    openFiles: figures.number('open_file_descriptor_count'),
    maxFiles: figures.number('max_file_descriptor_count'),
    fsync: readFsync(figures),
    servers: conf === undefined || conf.servers.length === 0 ? undefined : conf.servers,
    silentAbout: serving && !checkup.conf.ok ? checkup.conf.problem : undefined,
  };
}

function explain({ srvr }: Checkup): string {
  if (!srvr.ok) return srvr.problem;
  return srvr.value.mode === 'read-only'
    ? 'not serving: the member has no quorum and takes no writes (read-only)'
    : `not serving: unknown mode (${srvr.value.mode})`;
}

function readFsync({ number }: Figures): Fsync {
  // the provider for Prometheus: zk_fsynctime_count, zk_fsynctime_sum
  const count = number('cnt_fsynctime') ?? number('fsynctime_count');
  const sum = number('sum_fsynctime') ?? number('fsynctime_sum');
  return {
    slow: number('fsync_threshold_exceed_count'),
    count,
    avgMs: count === undefined || sum === undefined || count === 0 ? undefined : sum / count,
    maxMs: count === 0 ? undefined : number('max_fsynctime'),
  };
}
