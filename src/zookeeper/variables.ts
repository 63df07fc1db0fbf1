import { clientSettings } from './clientSettings.ts';
import { zkSettings } from './settings.ts';

/** Variables that begin with `ZK_` and are none of zkGenConfig's: of our other tools, and of zkEnv.sh. */
const others = [
  'ZK_SERVER_HEAP',
  'ZK_CLIENT_HEAP',
  'ZK_NAME_TIMEOUT',
  'ZK_HEALTH_PORT',
  'ZK_DRAIN',
];

/** Every variable `ZK_*` that means something; any other is most likely misspelt. */
export const zkVariables: ReadonlySet<string> = new Set([
  ...Object.values({ ...zkSettings, ...clientSettings }).map(({ name }) => name),
  ...others,
]);
