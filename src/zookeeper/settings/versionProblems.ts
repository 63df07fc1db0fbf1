import type { Installation } from '../installation.ts';
import { isBefore, renderVersion, type Version } from '../version.ts';
import type { SomeSettings } from './hasAll.ts';
import { type ZkSettings, zkSettings } from './settings.ts';

interface Need {
  readonly setting: keyof ZkSettings;
  /** Whether the setting was given a value that needs it. */
  readonly asked: (settings: SomeSettings) => boolean;
  readonly since: Version;
}

const given =
  (setting: keyof ZkSettings) =>
  (settings: SomeSettings): boolean =>
    settings[setting] !== undefined;
const on =
  (setting: keyof ZkSettings) =>
  (settings: SomeSettings): boolean =>
    settings[setting] === true;

/** First versions, by the sources of ZooKeeper; PEM stores came with 3.5.5 (ZOOKEEPER-3124). */
const needs: readonly Need[] = [
  { setting: 'secureClientPort', asked: given('secureClientPort'), since: [3, 5, 5] },
  { setting: 'tlsDir', asked: given('tlsDir'), since: [3, 5, 5] },
  { setting: 'quorumTlsDir', asked: given('quorumTlsDir'), since: [3, 5, 5] },
  { setting: 'tlsOnly', asked: on('tlsOnly'), since: [3, 5, 5] },
  { setting: 'adminServer', asked: on('adminServer'), since: [3, 5, 0] },
  { setting: 'metricsPort', asked: given('metricsPort'), since: [3, 6, 0] },
  { setting: 'volumeGuard', asked: on('volumeGuard'), since: [3, 6, 0] },
];

/** Settings that the installed ZooKeeper would silently do nothing about. */
export function findVersionProblems(
  settings: SomeSettings,
  { version, prometheus }: Pick<Installation, 'version' | 'prometheus'>,
): string[] {
  const provider =
    settings.metricsPort === undefined || prometheus
      ? []
      : [
          `${zkSettings.metricsPort.name}: needs the jar zookeeper-prometheus-metrics in ZK_LIB_DIR, and it is not there (add it, or unset the port)`,
        ];
  if (version === undefined) return provider;
  const late = needs
    .filter(({ asked, since }) => asked(settings) && isBefore(version, since))
    .map(
      ({ setting, since }) =>
        `${zkSettings[setting].name}: needs ZooKeeper ${renderVersion(since)} or newer, and the jars are ${renderVersion(version)} (unset it, or use a newer image)`,
    );
  return late.length > 0 ? late : provider;
}
