import { decideHeap, renderHeapFlags } from '../java/heap.ts';
import type { Property } from '../java/properties.ts';
import type { Writes } from '../tool/fileWrite.ts';
import { decideEnsemble, type Ensemble } from './ensemble/ensemble.ts';
import { renderServer } from './ensemble/serverLine.ts';
import { type Generated, mergeEntries } from './generated.ts';
import { findHeapProblems, findHeapWarnings } from './heapProblems.ts';
import { isNewerThan } from './keys/key.ts';
import { findKey } from './keys/keys.ts';
import { lintEntries } from './keys/lint.ts';
import { findLogFormatProblem } from './logFormat.ts';
import { listFiles } from './memberFiles.ts';
import type { MemberFacts } from './memberFacts.ts';
import { hasAll, isComplete, type SomeSettings } from './settings/hasAll.ts';
import { findSettingProblems } from './settings/settingProblems.ts';
import type { ZkSettings } from './settings/settings.ts';
import { findSettingWarnings } from './settings/settingWarnings.ts';
import { findVersionProblems } from './settings/versionProblems.ts';
import type { Version } from './version.ts';
import type { MemberState } from './volume/memberState.ts';
import { findMemoryProblems, findVolumeWarnings, recall, renewState } from './volume/memory.ts';
import { generateKeys } from './zooCfg.ts';

/** What a member's configuration comes to. */
export interface Plan extends Writes {
  readonly myid: number;
  /** The name that the other members know this one by. */
  readonly host: string;
  /** How many servers the ensemble has. */
  readonly size: number;
}

export interface Planned {
  /** Why nothing may be written. */
  readonly problems: readonly string[];
  /** What is odd, and done all the same. */
  readonly warnings: readonly string[];
  /** None where there is a problem, or a setting that could not be read. */
  readonly plan?: Plan;
}

/**
 * Decides every file of a member, or finds all that is wrong with it, as far as its settings could be
 * read. Nothing is written where there is a problem.
 */
export function planMember(settings: SomeSettings, facts: MemberFacts): Planned {
  const { volume, installation, security } = facts;
  const lint = hasAll(settings, 'allowUnknownKeys')
    ? lintEntries(facts.entries, {
        version: installation.version,
        allowUnknown: settings.allowUnknownKeys,
      })
    : noFindings;
  const recalled = hasAll(settings, 'dataDir') ? recall(volume, settings) : undefined;
  const state = recalled?.ok === true ? recalled.value : undefined;
  const decided = decideEnsemble(settings, { ...facts, state, version: installation.version });
  const problems = [
    ...findSettingProblems(settings),
    ...findPlatformProblems(settings, facts),
    ...security.problems,
    ...lint.problems,
    ...(recalled?.ok === false ? [recalled.problem] : []),
    ...decided.problems,
  ];
  const { ensemble } = decided;
  if (ensemble === undefined || !isComplete(settings)) return { problems, warnings: [] };
  const merged = mergeKeys(settings, facts, ensemble);
  problems.push(
    ...merged.problems,
    ...findKeyProblems(settings, merged.properties),
    ...findMemoryProblems(volume, state, { settings, ...ensemble }),
  );
  if (problems.length > 0) return { problems, warnings: [] };
  return {
    problems,
    warnings: [
      ...findSettingWarnings(settings, ensemble),
      ...findHeapWarnings(settings.heap, facts.memory),
      ...findVolumeWarnings(volume, state, { ...settings, ...ensemble }),
      ...security.warnings,
      ...lint.warnings,
    ],
    plan: assemble(settings, facts, { ensemble, state, properties: merged.properties }),
  };
}

const noFindings = { problems: [], warnings: [] };

/** What the jars or the container cannot do. */
function findPlatformProblems(
  settings: SomeSettings,
  { installation, memory }: MemberFacts,
): string[] {
  const { heap, logFormat } = settings;
  const format =
    logFormat === undefined ? undefined : findLogFormatProblem(logFormat, installation);
  return [
    ...findVersionProblems(settings, installation),
    ...(heap === undefined ? [] : findHeapProblems(heap, memory)),
    ...(format === undefined ? [] : [format]),
  ];
}

function mergeKeys(settings: ZkSettings, facts: MemberFacts, ensemble: Ensemble) {
  const { entries, installation, security } = facts;
  const generated = [...generateKeys(settings, ensemble), ...security.keys];
  const known = generated.filter((key) => isKnown(key, installation.version));
  return mergeEntries(known, entries, ensemble.servers.map(renderServer));
}

// ZK_TLS_DIR brings a key, and so may key stores of another kind by keys of zoo.cfg.
function findKeyProblems(
  { secureClientPort }: ZkSettings,
  properties: readonly Property[],
): string[] {
  const hasKey = properties.some(([key]) => key === 'ssl.keyStore.location');
  return secureClientPort === undefined || hasKey
    ? []
    : ['ZK_SECURE_CLIENT_PORT: there is no key to speak TLS with (set ZK_TLS_DIR)'];
}

// A key that a server does not know yet would become a system property that nobody reads. What was
// asked for and is not known there is a problem already (findVersionProblems).
function isKnown({ key }: Generated, version: Version | undefined): boolean {
  const found = findKey(key);
  return version === undefined || found === undefined || !isNewerThan(found, version);
}

interface Decisions {
  readonly ensemble: Ensemble;
  readonly state: MemberState | undefined;
  readonly properties: readonly Property[];
}

function assemble(
  settings: ZkSettings,
  { volume, installation, memory, security }: MemberFacts,
  { ensemble, state, properties }: Decisions,
): Plan {
  const { myid, host, servers } = ensemble;
  const heap = decideHeap(settings.heap, memory.bytes);
  if (!heap.ok) throw new Error(`a heap that was judged right: ${heap.problem}`);
  const flags = [renderHeapFlags(heap.value), settings.jvmFlags, ...security.jvmFlags];
  const writes = listFiles(settings, {
    myid,
    properties,
    state: renewState(volume, state, { settings, ...ensemble }),
    installation,
    jvmFlags: flags.filter((flag) => flag !== undefined).join(' '),
    secrets: security.files,
  });
  return { myid, host, size: Math.max(1, servers.length), ...writes };
}
