import { clientSettings } from './clientSettings.ts';
import { zkSettings } from './settings.ts';

/** Variables that begin with `ZK_` and are in no table here: of single tools of ours, and of zkEnv.sh. */
const others = ['ZK_NAME_TIMEOUT', 'ZK_SERVER_HEAP', 'ZK_CLIENT_HEAP'];

/** Every variable `ZK_*` that means something; any other is most likely misspelt. */
export const zkVariables: ReadonlySet<string> = new Set([
  ...Object.values({ ...zkSettings, ...clientSettings }).map(({ name }) => name),
  ...others,
]);
