import { maxInt } from '../tool/settingKinds.ts';
import { sessionTimeouts } from './sessionTimeouts.ts';
import { type ZkSettings, zkSettings } from './settings.ts';

type Some = Partial<ZkSettings>;

/** Where ZooKeeper's admin server listens unless it is told otherwise. */
const adminPort = 8080;

/** What contradicts itself among the settings, as far as they could be read. */
export function findSettingProblems(settings: Some): string[] {
  return [
    ...findPortClashes(settings),
    ...findSwappedTimeouts(settings),
    ...findLongLimits(settings, 'initLimit'),
    ...findLongLimits(settings, 'syncLimit'),
  ];
}

/** Whether all these settings could be read: a rule over several is judged only then. */
export function hasAll<K extends keyof ZkSettings>(
  settings: Some,
  ...keys: readonly K[]
): settings is Some & Pick<ZkSettings, K> {
  return keys.every((key) => key in settings);
}

function findPortClashes(settings: Some): string[] {
  if (!hasAll(settings, 'clientPort', 'serverPort', 'electionPort')) return [];
  const ports: (readonly [string, number])[] = [
    [zkSettings.clientPort.name, settings.clientPort],
    [zkSettings.serverPort.name, settings.serverPort],
    [zkSettings.electionPort.name, settings.electionPort],
  ];
  if (settings.adminServer === true) ports.unshift(["ZooKeeper's admin server", adminPort]);
  return ports.flatMap(([name, number], index) =>
    ports
      .slice(0, index)
      .filter(([, taken]) => taken === number)
      .map(([other]) => `${name}: ${number} is the port of ${other} too (give each its own)`),
  );
}

function findSwappedTimeouts(settings: Some): string[] {
  if (!hasAll(settings, 'tickTime', 'minSessionTimeout', 'maxSessionTimeout')) return [];
  const { minMs, maxMs } = sessionTimeouts(settings);
  if (minMs <= maxMs) return [];
  return [
    `ZK_MIN_SESSION_TIMEOUT: ${minMs} ms is more than ZK_MAX_SESSION_TIMEOUT, ${maxMs} ms (lower the first or raise the second; unset, they are 2 and 20 ticks)`,
  ];
}

function findLongLimits(settings: Some, key: 'initLimit' | 'syncLimit'): string[] {
  if (!hasAll(settings, 'tickTime', key)) return [];
  const { tickTime, [key]: ticks } = settings;
  if (ticks * tickTime <= maxInt) return [];
  return [
    `${zkSettings[key].name}: ${ticks} ticks of ${tickTime} ms are more than the ${maxInt} ms that ZooKeeper can count (lower it)`,
  ];
}
