import type { MemberView } from '../../src/zkMetrics/ensemble/memberView.ts';
import type { Peer } from '../../src/zookeeper/ensemble/peers.ts';

type Wish = Partial<Omit<MemberView, 'peer'>> & { readonly peer?: Partial<Peer> };

const lines = [1, 2, 3].map((id) => `server.${id}=zk-${id - 1}:2888:3888:participant`);

/** The view of a member that nothing is wrong with, a follower, but for what is wished. */
export function viewOf(myid: number, wish: Wish = {}): MemberView {
  const host = `zk-${myid - 1}.zk-hs`;
  const peer: Peer = {
    myid,
    role: 'participant',
    hosts: [host],
    port: 2181,
    secure: false,
    group: undefined,
    weight: 1,
    ...wish.peer,
  };
  return {
    name: `zk-${myid - 1}`,
    place: `${host}:2181`,
    serving: true,
    problem: undefined,
    mode: 'follower',
    version: '3.9.5',
    zxid: { epoch: 7, counter: 100 },
    zxidText: '0x700000064',
    latencyMs: { avg: 0.4286, max: 12 },
    connections: 14,
    maxClientCnxns: 60,
    rejected: 0,
    nodes: 20_311,
    openFiles: 71,
    maxFiles: 20_000,
    fsync: { slow: undefined, count: 500, avgMs: 1.26, maxMs: 30 },
    servers: lines,
    silentAbout: undefined,
    ...wish,
    peer,
  };
}

/** A member that nobody answers at. */
export function silentView(myid: number, problem = 'connection refused'): MemberView {
  return viewOf(myid, {
    serving: false,
    problem,
    mode: undefined,
    version: undefined,
    zxid: undefined,
    zxidText: undefined,
    latencyMs: undefined,
    connections: undefined,
    maxClientCnxns: undefined,
    rejected: undefined,
    nodes: undefined,
    openFiles: undefined,
    maxFiles: undefined,
    fsync: { slow: undefined, count: undefined, avgMs: undefined, maxMs: undefined },
    servers: undefined,
  });
}

/** Three members in order, zk-1 their leader, with what is wished of each. */
export function threeViews(...wishes: readonly Wish[]): MemberView[] {
  return [1, 2, 3].map((myid) =>
    viewOf(myid, { ...(myid === 2 ? { mode: 'leader' } : {}), ...wishes[myid - 1] }),
  );
}
