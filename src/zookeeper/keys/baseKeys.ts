import { config, type Key, property } from './key.ts';
import { address, className, commands, integer, path, port } from './valueKind.ts';

/** Ports, folders, ticks and sessions (QuorumPeerConfig). */
export const baseKeys = (): readonly Key[] => [
  config('clientPort', port, 'Port for clients without TLS'),
  config('clientPortAddress', address, 'Address that the client port listens on', {
    fallback: 'every address',
  }),
  config(
    'secureClientPort',
    port,
    'Port for clients with TLS; needs the Netty connection factory',
    {
      since: '3.5.1',
    },
  ),
  config('secureClientPortAddress', address, 'Address that the port with TLS listens on', {
    since: '3.5.1',
    fallback: 'every address',
  }),
  config('clientPortListenBacklog', integer(-1), 'Connections that may wait to be accepted', {
    since: '3.6.0',
    fallback: "-1, the system's",
  }),
  config('dataDir', path, 'Folder of the snapshots and of myid'),
  config('dataLogDir', path, 'Folder of the transaction logs', { fallback: 'dataDir' }),
  config('tickTime', integer(1), 'Length of a tick, in milliseconds', { fallback: '3000' }),
  config('minSessionTimeout', integer(-1), 'Shortest session timeout, in milliseconds', {
    fallback: '-1, 2 ticks',
  }),
  config('maxSessionTimeout', integer(-1), 'Longest session timeout, in milliseconds', {
    fallback: '-1, 20 ticks',
  }),
  config('maxClientCnxns', integer(), 'Connections of one client address, 0 for any number', {
    fallback: '60',
  }),
  property('maxCnxns', integer(), 'Connections of all clients together, 0 for any number', {
    since: '3.6.0',
    fallback: '0',
  }),
  config('autopurge.snapRetainCount', integer(), 'Snapshots that a purge keeps, never below 3', {
    fallback: '3',
  }),
  config('autopurge.purgeInterval', integer(), 'Hours between purges, 0 for never', {
    fallback: '0',
  }),
  property('serverCnxnFactory', className, 'What serves the client ports', {
    fallback: 'org.apache.zookeeper.server.NIOServerCnxnFactory',
  }),
  property('4lw.commands.whitelist', commands, 'Four-letter words that are answered', {
    since: ['3.4.10', '3.5.3'],
    fallback: 'srvr; in 3.4 all but wchp and wchc',
  }),
];
