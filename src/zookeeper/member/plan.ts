import { assemblePlan, type Plan } from './memberPlan.ts';
import { decideEnsemble } from '../ensemble/ensemble.ts';
import { findIdProblems } from '../ensemble/idLimits.ts';
import { findServerWarnings } from '../ensemble/serverWarnings.ts';
import { findHeapProblems, findHeapWarnings } from './heapProblems.ts';
import { lintEntries } from '../keys/lint.ts';
import { findLogFormatProblem } from '../logging/logFormat.ts';
import type { MemberFacts } from './memberFacts.ts';
import { listWeights, mergeKeys, trustsEmpty } from './memberKeys.ts';
import { findPasswordProblems } from '../security/tls.ts';
import { hasAll, isComplete, type SomeSettings } from '../settings/hasAll.ts';
import { findSettingProblems } from '../settings/settingProblems.ts';
import { findSettingWarnings } from '../settings/settingWarnings.ts';
import { findVersionProblems } from '../settings/versionProblems.ts';
import { findVolumeProblems, recall } from '../volume/volumeMemory.ts';
import { comesFromOldLine } from '../volume/snapshotGuard.ts';
import { findGuardWarnings, planEmptyVolume } from '../volume/volumeGuard.ts';
import { findVolumeWarnings } from '../volume/volumeWarnings.ts';

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
    ...findPasswordProblems(settings, facts.entries),
    ...lint.problems,
    ...(recalled?.ok === false ? [recalled.problem] : []),
    ...decided.problems,
  ];
  const { ensemble } = decided;
  if (ensemble === undefined || !isComplete(settings)) return { problems, warnings: [] };
  const { version } = installation;
  const next = {
    settings,
    ...ensemble,
    version,
    weights: listWeights(facts.entries),
    trusted: trustsEmpty(facts.entries),
  };
  const upgrades = comesFromOldLine(volume, state, version);
  const merged = mergeKeys(settings, facts, { ensemble, upgrades });
  problems.push(
    ...merged.problems,
    ...findIdProblems([ensemble.myid, ...ensemble.servers.map(({ myid }) => myid)], facts.entries),
    ...findVolumeProblems(volume, state, next),
  );
  if (problems.length > 0) return { problems, warnings: [] };
  const remembers = state?.used === true;
  const emptyVolume = planEmptyVolume(volume, settings, { ...ensemble, remembers });
  return {
    problems,
    warnings: [
      ...(version === undefined ? [noVersion(settings.libDir)] : []),
      ...findSettingWarnings(settings, ensemble),
      ...findServerWarnings(ensemble.servers),
      ...findHeapWarnings(settings.heap, facts.memory),
      ...findVolumeWarnings(volume, state, next),
      ...findGuardWarnings(settings, ensemble.voters),
      ...security.warnings,
      ...lint.warnings,
      ...(upgrades ? [firstStartAfterUpgrade] : []),
      ...emptyVolume.notices,
    ],
    plan: assemblePlan(settings, facts, {
      ensemble,
      state,
      next,
      emptyVolume,
      properties: merged.properties,
    }),
  };
}

const noVersion = (libDir: string) =>
  `ZK_LIB_DIR: ${libDir} has no jar of ZooKeeper: its version is not known, and nothing is checked against it (set it to the folder of the jars)`;
const noFindings = { problems: [], warnings: [] };
const firstStartAfterUpgrade =
  'ZK_DATA_DIR: no snapshot yet, as 3.4 leaves it: this start takes the transaction logs for all there is (snapshot.trust.empty)';

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
