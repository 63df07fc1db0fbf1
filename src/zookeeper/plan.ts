import { renderHeapFlags } from '../java/heap.ts';
import type { Writes } from '../tool/fileWrite.ts';
import { decideEnsemble } from './ensemble/ensemble.ts';
import { renderServer } from './ensemble/serverLine.ts';
import { mergeEntries } from './generated.ts';
import { listFiles } from './memberFiles.ts';
import type { MemberFacts } from './memberFacts.ts';
import { hasAll, isComplete, type SomeSettings } from './settings/hasAll.ts';
import { findSettingProblems } from './settings/settingProblems.ts';
import { findSettingWarnings } from './settings/settingWarnings.ts';
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
  const { volume, installation, entries, security } = facts;
  const problems = [...findSettingProblems(settings), ...security.problems];
  const recalled = hasAll(settings, 'dataDir') ? recall(volume, settings) : undefined;
  if (recalled?.ok === false) problems.push(recalled.problem);
  const state = recalled?.ok === true ? recalled.value : undefined;
  const { version } = installation;
  const decided = decideEnsemble(settings, { ...facts, state, version });
  problems.push(...decided.problems);
  const { ensemble } = decided;
  if (ensemble === undefined || !isComplete(settings)) return { problems, warnings: [] };
  const { myid, host, servers, voters } = ensemble;
  const next = { settings, voters, myid };
  problems.push(...findMemoryProblems(volume, state, next));
  const generated = [...generateKeys(settings, ensemble), ...security.keys];
  const merged = mergeEntries(generated, entries, servers.map(renderServer));
  problems.push(...merged.problems);
  if (problems.length > 0) return { problems, warnings: [] };
  const warnings = [
    ...findSettingWarnings(settings, ensemble),
    ...findVolumeWarnings(volume, state, { ...settings, myid }),
    ...security.warnings,
  ];
  const flags = [renderHeapFlags(settings.heapBytes), settings.jvmFlags, ...security.jvmFlags];
  const writes = listFiles(settings, {
    myid,
    properties: merged.properties,
    state: renewState(volume, state, next),
    installation,
    jvmFlags: flags.filter((flag) => flag !== undefined).join(' '),
    secrets: security.files,
  });
  return { problems, warnings, plan: { myid, host, size: Math.max(1, servers.length), ...writes } };
}
