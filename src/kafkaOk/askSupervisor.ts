import type { probeSettings } from '../kafka/settings/healthSettings.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { askPage } from '../process/askPage.ts';
import type { Settings } from '../tool/settings.ts';
import type { Probe } from './commandLine.ts';
import { type Finding, judgePage } from './finding.ts';
import { chooseTimeout } from './timeout.ts';

const paths: Readonly<Record<Probe, string>> = {
  live: '/livez',
  ready: '/readyz',
  startup: '/startupz',
  stoppable: '/stoppablez',
};

type Asked = Pick<Settings<typeof probeSettings>, 'healthAddress' | 'healthPort' | 'timeoutMs'>;

/** Asks the supervisor of this pod. */
export async function askSupervisor(probe: Probe, settings: Asked): Promise<Finding> {
  const { healthAddress, healthPort } = settings;
  const place = { host: reachableHost(healthAddress ?? ''), port: healthPort };
  const timeoutMs = chooseTimeout(probe, settings.timeoutMs);
  const path = paths[probe];
  return judgePage(path, await askPage(path, { ...place, timeoutMs }), place);
}
