import { zookeeperVersion } from '../../local/site.ts';

/** One version of each line since 3.4; `node prepare.mjs jars matrix` fetches their jars. */
export const zookeeperVersions = ['3.4.14', '3.5.10', '3.6.4', '3.7.2', '3.8.6', zookeeperVersion];
