import { isNewerThan, isRemovedIn } from '../../src/zookeeper/keys/key.ts';
import { findKey } from '../../src/zookeeper/keys/keys.ts';
import { compareVersions, parseVersion, type Version } from '../../src/zookeeper/version.ts';
import { readSystemProperties } from './runJcmd.ts';

/** Properties by which zkStart tells a server and its log configuration what is not a key of zoo.cfg. */
const ofStart = new Set(['zookeeper.log.dir', 'zookeeper.jmx.log4j.disable']);

/**
 * The properties `zookeeper.…` of a running server that say nothing to its version: keys that it does not
 * look for in zoo.cfg, and keys that it should have taken from there for itself.
 */
export async function findSilentProperties(pid: number, version: string): Promise<string[]> {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error(`${version} is no version`);
  return [...(await readSystemProperties(pid)).keys()]
    .filter((name) => name.startsWith('zookeeper.') && !ofStart.has(name))
    .filter((name) => !isRead(name.slice('zookeeper.'.length), parsed));
}

/** ZooKeeper 3.5 and later, which read these for themselves, make properties of them all the same. */
const ofMembers = /^(?:server|group|weight)\.\d+$/;

function isRead(name: string, version: Version): boolean {
  if (ofMembers.test(name)) return compareVersions(version, [3, 5, 0]) >= 0;
  const key = findKey(name);
  return (
    key?.place === 'property' &&
    key.flag !== undefined &&
    !isNewerThan(key, version) &&
    !isRemovedIn(key, version)
  );
}
