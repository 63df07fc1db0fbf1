import { type ZkSettings, zkSettings } from './settings.ts';

/** Settings as far as they could be read. */
export type SomeSettings = Partial<ZkSettings>;

/** Whether all these settings could be read: a rule over several is judged only then. */
export function hasAll<K extends keyof ZkSettings>(
  settings: SomeSettings,
  ...keys: readonly K[]
): settings is SomeSettings & Pick<ZkSettings, K> {
  return keys.every((key) => key in settings);
}

export function isComplete(settings: SomeSettings): settings is ZkSettings {
  return Object.keys(zkSettings).every((key) => key in settings);
}
