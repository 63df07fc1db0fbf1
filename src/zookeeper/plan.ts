import { join } from 'node:path';
import { decideDomain } from '../pod/domain.ts';
import { parseDnsName } from '../pod/dnsName.ts';
import type { PodFacts } from '../pod/readPod.ts';
import type { Writes } from '../tool/fileWrite.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import { decideIdentity } from './identity.ts';
import { listFiles } from './memberFiles.ts';
import { listMembers } from './members.ts';
import { findMyidProblem } from './myid.ts';
import { findSettingProblems, hasAll } from './settingProblems.ts';
import type { ZkSettings } from './settings.ts';

/** What the plan must know of the member's disk. */
export interface Disk {
  /** Text of the volume's `myid`; none where the volume is new. */
  readonly myid: string | undefined;
  /** Why the `myid` that is there cannot be read. */
  readonly problem: string | undefined;
  /** Whether the server's jars log by logback. */
  readonly logback: boolean;
}

/** What a member's configuration comes to. */
export interface Plan extends Writes {
  readonly myid: number;
  /** The name that the other members know this one by. */
  readonly host: string;
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly string[] };

/** All that is wrong with this member, as far as its settings could be read. */
export function findProblems(
  settings: Partial<ZkSettings>,
  pod: PodFacts,
  disk: Disk,
): readonly string[] {
  const problems = findSettingProblems(settings);
  if (hasAll(settings, 'replicas', 'domain')) {
    const domain = decideMemberDomain(settings, pod);
    if (!domain.ok) problems.push(domain.problem);
  }
  if (!hasAll(settings, 'replicas', 'myid', 'idOffset')) return problems;
  const identity = decideIdentity(settings, pod);
  if (!identity.ok) return [...problems, identity.problem];
  if (settings.dataDir === undefined || disk.myid === undefined) return problems;
  const ofVolume = findMyidProblem(join(settings.dataDir, 'myid'), disk.myid, identity.value.myid);
  return ofVolume === undefined ? problems : [...problems, ofVolume];
}

/** Decides every file of a member. Nothing of it is written where there is a problem. */
export function planMember(settings: ZkSettings, pod: PodFacts, disk: Disk): Planned {
  const problems = findProblems(settings, pod, disk);
  const identity = decideIdentity(settings, pod);
  const domain = decideMemberDomain(settings, pod);
  if (problems.length > 0 || !identity.ok || !domain.ok) return { ok: false, problems };
  const { myid, set } = identity.value;
  const members =
    set === undefined || domain.value === undefined
      ? []
      : listMembers({ ...settings, set, domain: domain.value });
  const host = domain.value === undefined ? pod.name : `${pod.name}.${domain.value}`;
  return {
    ok: true,
    plan: { myid, host, ...listFiles(settings, { myid, members, logback: disk.logback }) },
  };
}

/** Several members must know each other's names; one needs none. */
function decideMemberDomain(
  { replicas, domain }: Pick<ZkSettings, 'replicas' | 'domain'>,
  pod: PodFacts,
): Parsed<string | undefined> {
  const found = decideDomain(domain, pod);
  if (found !== undefined) {
    const parsed = parseDnsName(found);
    return parsed.ok ? parsed : reject(`domain of ${pod.name}: ${parsed.problem} (set ZK_DOMAIN)`);
  }
  if (replicas === 1) return accept(undefined);
  return reject(
    `ZK_DOMAIN: no domain found for ${quote(pod.name)}, and ${replicas} members need one (set ZK_DOMAIN, or name the headless Service in serviceName of the StatefulSet)`,
  );
}
