import {
  type Issue,
  readSettings,
  type Settings,
  type Sources,
  type Spec,
} from '../tool/settings.ts';

/** Reads on with the default in the place of a bad value, so that the rest can be judged as well. */
export function readOn<S extends Spec>(spec: S, sources: Sources, issues: Issue[]): Settings<S> {
  const read = readSettings(spec, sources);
  if (read.ok) return read.settings;
  issues.push(...read.issues);
  const defaults = readSettings(spec, { env: {} });
  if (!defaults.ok) throw new Error('a setting of kafkaStart has no default');
  return { ...defaults.settings, ...read.partial };
}
