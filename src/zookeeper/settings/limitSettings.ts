import { parseInteger } from '../../tool/parsers.ts';
import { count, maxInt, optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { parseCommandList } from './parsers.ts';

/** Twenty ticks, the longest session timeout by default, must fit in an int too. */
const maxTickMs = Math.floor(maxInt / 20);
const noCommands: readonly string[] = [];

/** How long, how many, how often. */
export const limitSettings = {
  tickTime: {
    name: 'ZK_TICK_TIME',
    doc: 'Length of a tick, in milliseconds',
    fallback: 2000,
    key: 'tickTime',
    parse: parseInteger({ min: 1, max: maxTickMs }),
  },
  initLimit: {
    ...count('ZK_INIT_LIMIT', 10, 'Ticks that a follower may take to join and sync'),
    key: 'initLimit',
  },
  syncLimit: {
    ...count('ZK_SYNC_LIMIT', 5, 'Ticks that a follower may lag before it is dropped'),
    key: 'syncLimit',
  },
  maxClientCnxns: {
    ...count(
      'ZK_MAX_CLIENT_CNXNS',
      60,
      'Connections that one client address may have, 0 for any number',
      0,
    ),
    key: 'maxClientCnxns',
  },
  minSessionTimeout: optional({
    name: 'ZK_MIN_SESSION_TIMEOUT',
    doc: 'Shortest session timeout that a client gets, in milliseconds',
    shown: '2 ticks',
    key: 'minSessionTimeout',
    parse: parseInteger({ min: 1, max: maxInt }),
  }),
  maxSessionTimeout: optional({
    name: 'ZK_MAX_SESSION_TIMEOUT',
    doc: 'Longest session timeout that a client gets, in milliseconds',
    shown: '20 ticks',
    key: 'maxSessionTimeout',
    parse: parseInteger({ min: 1, max: maxInt }),
  }),
  snapRetainCount: {
    ...count('ZK_SNAP_RETAIN_COUNT', 3, 'Snapshots that a purge keeps, at least 3'),
    key: 'autopurge.snapRetainCount',
  },
  purgeInterval: {
    ...count(
      'ZK_PURGE_INTERVAL',
      0,
      'Hours between purges of old snapshots and logs, 0 for never',
      0,
    ),
    key: 'autopurge.purgeInterval',
  },
  commands: {
    name: 'ZK_4LW_WHITELIST',
    doc: 'Four-letter words to allow beside those that probes and metrics need, * for all',
    shown: 'ruok,srvr,mntr,conf',
    fallback: noCommands,
    key: '4lw.commands.whitelist',
    parse: parseCommandList,
  },
} satisfies Spec;
