import type { Env } from '../../tool/serviceLink.ts';
import { findUnknownVariables } from '../../tool/settings.ts';
import { clientSettings } from './clientSettings.ts';
import { secureClientSettings } from './secureClientSettings.ts';
import { zkSettings } from './settings.ts';

/** Variables that begin with `ZK_` and are in no table here: of single tools of ours, and of zkEnv.sh. */
const namesOfOthers = [
  'ZK_GENERATE',
  'ZK_NAME_TIMEOUT',
  'ZK_SUPERVISE',
  'ZK_HEALTH_PORT',
  'ZK_HEALTH_ADDRESS',
  'ZK_DRAIN',
  'ZK_STOP_BUDGET',
  'ZK_MAX_NOT_SERVING',
  'ZK_SERVER_HEAP',
  'ZK_CLIENT_HEAP',
];

/** Every variable `ZK_*` that means something; any other is most likely misspelt. */
const known: ReadonlySet<string> = new Set([
  ...Object.values(zkSettings).flatMap(({ name }) => [
    name,
    `${name}_FILE`,
    name.replace(/_FILE$/, ''),
  ]),
  ...Object.values({ ...clientSettings, ...secureClientSettings }).map(({ name }) => name),
  ...namesOfOthers,
]);

/** One warning for each variable `ZK_*` that no tool knows. */
export function findUnknownZkVariables(env: Env): string[] {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('ZK_CFG_'));
  return findUnknownVariables('ZK_', known, Object.fromEntries(others));
}
