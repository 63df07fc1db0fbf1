import { join } from 'node:path';
import type { Disk } from '../files/disk.ts';
import { watchDisks } from '../files/watchDisks.ts';
import { readOwnAddresses } from '../pod/readOwnName.ts';
import { readSettings, type Sources } from '../tool/settings.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { readZooCfg } from '../zookeeper/readZooCfg.ts';
import { dataFolders, parseServerConfig } from '../zookeeper/serverConfig.ts';
import { peerSettings } from '../zookeeper/settings/peerSettings.ts';
import { isOwnMember } from './ownMember.ts';

const none = async () => [];

/**
 * Gives what looks at the disks of the member that is asked, where that is the one whose zoo.cfg lies
 * here: none of another's, and none where zoo.cfg cannot be read.
 */
export function watchOwnDisks(sources: Sources): (target: Target) => Promise<readonly Disk[]> {
  const read = readSettings(peerSettings, sources);
  if (!read.ok) return none;
  const zooCfg = readZooCfg(join(read.settings.confDir, 'zoo.cfg'));
  if (!zooCfg.ok) return none;
  const config = parseServerConfig(zooCfg.value);
  const askDisks = watchDisks(dataFolders(config));
  return async (target) => (isOwnMember(target, config, readOwnAddresses()) ? askDisks() : []);
}
