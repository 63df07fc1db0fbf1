import { readSettings } from '../../src/tool/settings.ts';
import { type ZkSettings, zkSettings } from '../../src/zookeeper/settings/settings.ts';

/** Settings as the tools read them of these variables; one member unless they say otherwise. */
export function settingsOf(env: Readonly<Record<string, string>> = {}): ZkSettings {
  const read = readSettings(zkSettings, { env: { ZK_REPLICAS: '1', ...env } });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.settings;
}
