import { join } from 'node:path';
import { renderHeapFlags } from '../java/heap.ts';
import { decideDomain } from '../pod/domain.ts';
import { parseDnsName } from '../pod/dnsName.ts';
import type { PodFacts } from '../pod/readPod.ts';
import type { FileWrite, Writes } from '../tool/fileWrite.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import { decideIdentity } from './identity.ts';
import { renderJavaEnv } from './javaEnv.ts';
import { renderJavaSecurity } from '../java/javaSecurity.ts';
import { renderLog4jProperties } from './log4jProperties.ts';
import { renderLogbackXml } from './logbackXml.ts';
import { listMembers, type Member } from './members.ts';
import { findMyidProblem } from './myid.ts';
import { findSettingProblems, hasAll } from './settingProblems.ts';
import type { ZkSettings } from './settings.ts';
import { renderZooCfg } from './zooCfg.ts';

/** What the plan must know of the member's disk. */
export interface Disk {
  /** Text of the volume's `myid`; none where the volume is new. */
  readonly myid: string | undefined;
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
    plan: { myid, host, ...planWrites(settings, { myid, members, logback: disk.logback }) },
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

interface Contents {
  readonly myid: number;
  readonly members: readonly Member[];
  readonly logback: boolean;
}

const readable = 0o644;

// myid comes last: a member has an identity only once its configuration is whole, and a run that
// is cut off anywhere leaves nothing that the next one could take for another member's.
function planWrites(settings: ZkSettings, { myid, members, logback }: Contents): Writes {
  const { logLevel, confDir, dataDir, dataLogDir, logDir } = settings;
  const configuration: (readonly [string, string])[] = [
    ['zoo.cfg', renderZooCfg(settings, members)],
    ['log4j.properties', renderLog4jProperties(logLevel)],
    ['java.env', renderJavaEnv(listVariables(settings))],
    ['java.security', renderJavaSecurity()],
  ];
  if (logback) configuration.push(['logback.xml', renderLogbackXml(logLevel)]);
  const files = configuration.map(([name, text]) => toFile(join(confDir, name), text));
  return {
    files: [...files, toFile(join(dataDir, 'myid'), `${myid}\n`)],
    folders: [
      { path: dataLogDir, writable: true },
      { path: logDir, writable: false },
    ],
  };
}

// SERVER_JVMFLAGS and not JVMFLAGS, which would give zkCli.sh the server's heap as well; the level
// for log4j is here because zkServer.sh passes it as a system property, which beats log4j.properties.
function listVariables({ logDir, logLevel, heapBytes }: ZkSettings): [string, string][] {
  return [
    ['ZOO_LOG_DIR', logDir],
    ['ZOO_LOG4J_PROP', `${logLevel},CONSOLE`],
    ['SERVER_JVMFLAGS', renderHeapFlags(heapBytes)],
  ];
}

function toFile(path: string, text: string): FileWrite {
  return { path, text, mode: readable };
}
