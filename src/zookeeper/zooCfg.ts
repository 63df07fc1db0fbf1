import { type Property, renderProperties } from '../java/properties.ts';
import { generatedMark } from '../java/generatedMark.ts';
import { type Member, serverLine } from './members.ts';
import { sessionTimeouts } from './sessionTimeouts.ts';
import type { ZkSettings } from './settings.ts';

/** What zkOk and zkMetrics ask; of them ZooKeeper 3.5.3 and later allow only srvr unless told. */
const ownCommands = ['ruok', 'srvr', 'mntr'];

/** `zoo.cfg` of a member; `members` is empty for a server that stands alone. */
export function renderZooCfg(settings: ZkSettings, members: readonly Member[]): string {
  return `${generatedMark}\n${renderProperties(listProperties(settings, members))}`;
}

/**
 * The keys in the order of older images' files, then ours, then the servers. A key that a version of
 * ZooKeeper does not know becomes a system property of the server and does no harm.
 */
export function listProperties(settings: ZkSettings, members: readonly Member[]): Property[] {
  const { minMs, maxMs } = sessionTimeouts(settings);
  return [
    ['clientPort', String(settings.clientPort)],
    ...listenAddress(settings),
    ['dataDir', settings.dataDir],
    ['dataLogDir', settings.dataLogDir],
    ['tickTime', String(settings.tickTime)],
    ['initLimit', String(settings.initLimit)],
    ['syncLimit', String(settings.syncLimit)],
    ['maxClientCnxns', String(settings.maxClientCnxns)],
    ['minSessionTimeout', String(minMs)],
    ['maxSessionTimeout', String(maxMs)],
    ['autopurge.snapRetainCount', String(settings.snapRetainCount)],
    ['autopurge.purgeInterval', String(settings.purgeInterval)],
    ['4lw.commands.whitelist', renderCommands(settings.commands)],
    ['admin.enableServer', String(settings.adminServer)],
    ...electionRetry(members),
    ...members.map((member) => serverLine(member, settings)),
  ];
}

function listenAddress({ clientPortAddress }: ZkSettings): Property[] {
  return clientPortAddress === undefined ? [] : [['clientPortAddress', clientPortAddress]];
}

function renderCommands(commands: readonly string[]): string {
  return commands.includes('*') ? '*' : [...new Set([...ownCommands, ...commands])].join(',');
}

// A member whose own name does not resolve yet waits for it; by default it gives up after 3 tries
// and leaves (ZooKeeper Administrator's Guide, electionPortBindRetry: 0 is without end).
function electionRetry(members: readonly Member[]): Property[] {
  return members.length === 0 ? [] : [['electionPortBindRetry', '0']];
}
