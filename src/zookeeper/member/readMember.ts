import { readMemoryLimit } from '../../pod/readMemoryLimit.ts';
import { readPod } from '../../pod/readPod.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { type Flags, type Issue, readSettings } from '../../tool/settings.ts';
import { type Planned, planMember } from './plan.ts';
import { readInstallation } from '../readInstallation.ts';
import { readSecurity } from '../security/readSecurity.ts';
import { readSources } from './readSources.ts';
import { zkSettings } from '../settings/settings.ts';
import { findUnknownZkVariables } from '../settings/variables.ts';
import { readVolume } from '../volume/readVolume.ts';

export interface ReadMember extends Planned {
  /** Settings that are wrong. */
  readonly issues: readonly Issue[];
  /** What could not be read of the volume: a run would find it could not be written either. */
  readonly unreadable: readonly string[];
}

/** Reads all that a member's configuration follows from, and plans it. */
export function readMember(env: Env, flags: Flags): ReadMember {
  const { sources, entries, issues: ofSources } = readSources(env, flags);
  const read = readSettings(zkSettings, sources);
  const settings = read.ok ? read.settings : read.partial;
  const volume = readVolume(settings);
  const pod = readPod(env);
  const installation = readInstallation(settings.libDir);
  const planned = planMember(settings, {
    pod,
    volume,
    installation,
    memory: readMemoryLimit(),
    entries,
    security: readSecurity(settings, { pod, version: installation.version }),
  });
  return {
    ...planned,
    // Before all else: a misspelt name is most likely why a required one is missing.
    warnings: [...findUnknownZkVariables(env), ...planned.warnings],
    issues: [...ofSources, ...(read.ok ? [] : read.issues)],
    unreadable: volume.problems,
  };
}
