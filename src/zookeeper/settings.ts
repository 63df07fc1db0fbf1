import { parseHeapSize } from '../java/heap.ts';
import { parseDnsName } from '../pod/dnsName.ts';
import { parseBoolean, parseInteger, parseText } from '../tool/parsers.ts';
import { count, folder, maxInt, optional, port } from '../tool/settingKinds.ts';
import type { Settings, Spec } from '../tool/settings.ts';
import { type LogLevel, parseCommandList, parseListenAddress, parseLogLevel } from './parsers.ts';

/** Twenty ticks, the longest session timeout by default, must fit in an int too. */
const maxTickMs = Math.floor(maxInt / 20);
/** A member's id is one byte in a session's id (ZooKeeper Administrator's Guide, myid). */
export const maxMyid = 255;

const defaultLevel: LogLevel = 'INFO';
const noCommands: readonly string[] = [];

/**
 * What a member's configuration is made of. Names and defaults are those of the zkGenConfig.sh and the
 * start-zookeeper of older images, so that their manifests mean the same.
 */
export const zkSettings = {
  replicas: {
    name: 'ZK_REPLICAS',
    flags: ['servers'],
    doc: 'Size of the ensemble, equal to spec.replicas of the StatefulSet',
    parse: parseInteger({ min: 1, max: maxMyid }),
  },
  myid: optional({
    name: 'ZK_MY_ID',
    doc: "This member's id, where the pod's name cannot tell it",
    shown: 'the ordinal + ZK_ID_OFFSET',
    parse: parseInteger({ min: 1, max: maxMyid }),
  }),
  idOffset: {
    name: 'ZK_ID_OFFSET',
    doc: 'Id of the member with ordinal 0',
    fallback: 1,
    parse: parseInteger({ min: 1, max: maxMyid }),
  },
  domain: optional({
    name: 'ZK_DOMAIN',
    doc: 'DNS domain of the members',
    shown: "the pod's own, from POD_SERVICE and POD_NAMESPACE or /etc/hosts",
    parse: parseDnsName,
  }),
  ensemble: optional({
    name: 'ZK_ENSEMBLE',
    doc: 'Accepted for older manifests and ignored',
    parse: parseText,
  }),
  user: optional({
    name: 'ZK_USER',
    doc: 'Accepted for older manifests and ignored',
    parse: parseText,
  }),
  logLevel: {
    name: 'ZK_LOG_LEVEL',
    doc: 'Least level that is logged: TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF',
    fallback: defaultLevel,
    parse: parseLogLevel,
  },
  dataDir: folder('ZK_DATA_DIR', '/var/lib/zookeeper/data', 'Folder of the snapshots and of myid'),
  dataLogDir: folder('ZK_DATA_LOG_DIR', '/var/lib/zookeeper/log', 'Folder of the transaction logs'),
  logDir: folder('ZK_LOG_DIR', '/var/log/zookeeper', "Folder of the JVM's own logs"),
  confDir: folder('ZK_CONF_DIR', '/opt/zookeeper/conf', 'Folder that the configuration goes to'),
  libDir: folder('ZK_LIB_DIR', '/opt/zookeeper/lib', "Folder of ZooKeeper's jars"),
  clientPort: port('ZK_CLIENT_PORT', 2181, 'Port that clients connect to'),
  clientPortAddress: optional({
    name: 'ZK_CLIENT_PORT_ADDRESS',
    doc: 'Address that the client port listens on',
    shown: 'every address',
    parse: parseListenAddress,
  }),
  serverPort: port('ZK_SERVER_PORT', 2888, 'Port that followers reach the leader on'),
  electionPort: port('ZK_ELECTION_PORT', 3888, 'Port that members elect the leader on'),
  tickTime: {
    name: 'ZK_TICK_TIME',
    doc: 'Length of a tick, in milliseconds',
    fallback: 2000,
    parse: parseInteger({ min: 1, max: maxTickMs }),
  },
  initLimit: count('ZK_INIT_LIMIT', 10, 'Ticks that a follower may take to join and sync'),
  syncLimit: count('ZK_SYNC_LIMIT', 5, 'Ticks that a follower may lag before it is dropped'),
  heapBytes: {
    name: 'ZK_HEAP_SIZE',
    flags: ['heap'],
    doc: "The server's heap, such as 2G or 512M",
    shown: '2G',
    fallback: 2 * 1024 ** 3,
    parse: parseHeapSize,
  },
  maxClientCnxns: count(
    'ZK_MAX_CLIENT_CNXNS',
    60,
    'Connections that one client address may have, 0 for any number',
    0,
  ),
  minSessionTimeout: optional({
    name: 'ZK_MIN_SESSION_TIMEOUT',
    doc: 'Shortest session timeout that a client gets, in milliseconds',
    shown: '2 ticks',
    parse: parseInteger({ min: 1, max: maxInt }),
  }),
  maxSessionTimeout: optional({
    name: 'ZK_MAX_SESSION_TIMEOUT',
    doc: 'Longest session timeout that a client gets, in milliseconds',
    shown: '20 ticks',
    parse: parseInteger({ min: 1, max: maxInt }),
  }),
  snapRetainCount: count('ZK_SNAP_RETAIN_COUNT', 3, 'Snapshots that a purge keeps, at least 3'),
  purgeInterval: count(
    'ZK_PURGE_INTERVAL',
    0,
    'Hours between purges of old snapshots and logs, 0 for never',
    0,
  ),
  commands: {
    name: 'ZK_4LW_WHITELIST',
    doc: 'Four-letter words to allow beside those that probes and metrics need, * for all',
    shown: 'ruok,srvr,mntr',
    fallback: noCommands,
    parse: parseCommandList,
  },
  adminServer: {
    name: 'ZK_ADMIN_SERVER',
    doc: "Whether ZooKeeper's HTTP admin server runs",
    fallback: false,
    parse: parseBoolean,
  },
} satisfies Spec;

export type ZkSettings = Settings<typeof zkSettings>;
