import { join } from 'node:path';
import type { PodFacts } from '../../pod/readPod.ts';
import type { Parsed } from '../../tool/parsed.ts';
import { hasAll, type SomeSettings } from '../settings/hasAll.ts';
import type { Version } from '../version.ts';
import type { MemberState } from '../volume/memberState.ts';
import { decideMyid } from '../volume/myid.ts';
import type { Volume } from '../volume/volume.ts';
import { decideIdentity } from './identity.ts';
import { decideMemberDomain } from './memberDomain.ts';
import type { Server } from './serverLine.ts';
import { votersOf } from './serverList.ts';
import { findListedClashes } from '../settings/portClashes.ts';
import { findServerProblems } from './serverProblems.ts';
import { decideServers } from './servers.ts';

/** This member among all. */
export interface Ensemble {
  readonly myid: number;
  /** The name that the other members know this one by. */
  readonly host: string;
  /** Empty for a server that stands alone. */
  readonly servers: readonly Server[];
  /** Ids of those that vote; the member's own where it stands alone. */
  readonly voters: readonly number[];
}

interface Around {
  readonly pod: PodFacts;
  readonly volume: Volume;
  readonly state: MemberState | undefined;
  readonly version: Version | undefined;
}

interface Decided {
  readonly problems: readonly string[];
  /** None where the settings that it takes could not be read, or are wrong. */
  readonly ensemble?: Ensemble;
}

/** Decides which member this is and who the others are, as far as the settings could be read. */
export function decideEnsemble(settings: SomeSettings, around: Around): Decided {
  const { pod } = around;
  const problems: string[] = [];
  const keep = <T>(parsed: Parsed<T>): T | undefined => {
    if (parsed.ok) return parsed.value;
    problems.push(parsed.problem);
    return undefined;
  };
  const hasList = hasAll(settings, 'replicas', 'servers', 'extraServers');
  if (!hasList) return { problems };
  const domain = hasAll(settings, 'domain') ? decideMemberDomain(settings, pod) : undefined;
  if (domain !== undefined) keep(domain);
  if (!hasAll(settings, 'myid', 'idOffset')) return { problems };
  const identity = keep(decideIdentity(settings, pod));
  if (identity === undefined || !hasAll(settings, 'dataDir', 'myidPolicy')) return { problems };
  const { volume, state } = around;
  const owner = {
    path: join(settings.dataDir, 'myid'),
    text: volume.myid,
    remembered: state?.myid,
    policy: settings.myidPolicy,
  };
  const myid = keep(decideMyid(identity.myid, owner));
  const listable = hasAll(
    settings,
    'observers',
    'serverPort',
    'electionPort',
    'clientPort',
    'clientPortAddress',
    'tlsOnly',
  );
  if (myid === undefined || domain?.ok !== true || !listable) return { problems };
  const servers = keep(decideServers(settings, { ...identity, myid }, domain.value));
  if (servers === undefined) return { problems };
  const { version } = around;
  problems.push(...findServerProblems(servers, { ...settings, myid, podName: pod.name, version }));
  const own = servers.find((server) => server.myid === myid);
  if (own !== undefined && settings.servers !== undefined) {
    problems.push(...findListedClashes(settings, own));
  }
  const host =
    own?.addresses[0].host ??
    (domain.value === undefined ? pod.name : `${pod.name}.${domain.value}`);
  const voters = servers.length === 0 ? [myid] : votersOf(servers);
  return { problems, ensemble: { myid, host, servers, voters } };
}
