import { parseInteger, quote } from '../../tool/parsers.ts';
import { compareVersions } from '../version.ts';
import { alwaysStrictBoolean, boolean, strictBoolean } from './booleanKinds.ts';
import { config, type Key, property } from './key.ts';
import { choice, integer, long, path, port, type ValueKind } from './valueKind.ts';

/** 3 alone from 3.6.0 on; the UDP elections of older versions were 0 to 2. */
const electionAlgorithm: ValueKind = {
  shown: '3; before 3.6.0 also 0 to 2',
  findProblem: (raw, version) => {
    if (version !== undefined && compareVersions(version, [3, 6, 0]) < 0) {
      const parsed = parseInteger({ min: 0, max: 3 })(raw);
      return parsed.ok ? undefined : parsed.problem;
    }
    return raw === '3' ? undefined : `expected 3, got ${quote(raw)} (no other election is left)`;
  },
};

/** Members, elections and how followers keep up with the leader. */
export const quorumKeys = (): readonly Key[] => [
  config('initLimit', integer(1), 'Ticks that a follower may take to join and sync'),
  config('syncLimit', integer(1), 'Ticks that a follower may lag before it is dropped'),
  config('connectToLearnerMasterLimit', integer(), 'Ticks to connect to the leader in', {
    since: '3.6.0',
    fallback: '0, initLimit',
  }),
  config('electionAlg', electionAlgorithm, 'How the leader is elected', { fallback: '3' }),
  config('peerType', choice('participant', 'observer'), 'Role of this member', {
    fallback: 'participant',
  }),
  config('quorumListenOnAllIPs', strictBoolean, 'Whether members are listened to everywhere', {
    since: '3.4.6',
    fallback: 'false',
  }),
  config('syncEnabled', strictBoolean, 'Whether an observer writes logs and snapshots', {
    since: '3.4.6',
    fallback: 'true',
  }),
  property('observer.syncEnabled', boolean, 'The same as syncEnabled, and stronger', {
    since: '3.4.6',
  }),
  config('standaloneEnabled', alwaysStrictBoolean, 'Whether one server line means no quorum', {
    since: '3.5.0',
    fallback: 'true',
  }),
  config('reconfigEnabled', alwaysStrictBoolean, 'Whether clients may change the members', {
    since: '3.5.3',
    fallback: 'false',
  }),
  config('dynamicConfigFile', path, 'File of the server lines, which zoo.cfg then may not have', {
    since: '3.5.0',
  }),
  config('localSessionsEnabled', strictBoolean, 'Whether sessions may stay on one member', {
    since: '3.5.0',
    fallback: 'false',
  }),
  config('localSessionsUpgradingEnabled', strictBoolean, 'Whether those may become global', {
    since: '3.5.0',
    fallback: 'false',
  }),
  config('observerMasterPort', port, 'Port on which followers serve observers', { since: '3.6.0' }),
  config('oraclePath', path, 'File of the oracle that lets one of two members go on', {
    since: '3.8.0',
  }),
  config('multiAddress.enabled', strictBoolean, 'Whether members have several addresses', {
    since: '3.6.0',
    fallback: 'false',
  }),
  config('multiAddress.reachabilityCheckEnabled', strictBoolean, 'Whether those are pinged first', {
    since: '3.6.0',
    fallback: 'true',
  }),
  config('multiAddress.reachabilityCheckTimeoutMs', integer(1), 'Time for that, in ms', {
    since: '3.6.0',
    fallback: '1000',
  }),
  property('electionPortBindRetry', integer(), 'Tries to bind the election port, 0 for ever', {
    since: '3.5.6',
    fallback: '3',
  }),
  property('cnxTimeout', integer(1), 'Time to connect to another member for the election, in ms', {
    fallback: '5000',
  }),
  property(
    'quorumCnxnTimeoutMs',
    integer(-1),
    'Read timeout between members in the election, in ms',
    {
      since: '3.6.0',
      fallback: '-1, tickTime x syncLimit',
    },
  ),
  property('tcpKeepAlive', boolean, 'Whether connections of the election are kept alive', {
    since: ['3.4.11', '3.5.4'],
    fallback: 'false',
  }),
  property('fastleader.minNotificationInterval', integer(1), 'Shortest wait for votes, in ms', {
    since: '3.6.0',
    fallback: '200',
  }),
  property('fastleader.maxNotificationInterval', integer(1), 'Longest wait for votes, in ms', {
    since: '3.6.0',
    fallback: '60000',
  }),
  property(
    'ipReachableTimeout',
    integer(),
    'Time to look for a reachable address of a member, in ms',
    {
      since: '3.4.11',
      until: '3.5.0',
    },
  ),
  property('observer.reconnectDelayMs', long(), 'Wait before an observer connects again, in ms', {
    since: '3.6.0',
    fallback: '0',
  }),
  property('observer.election.DelayMs', long(), "Wait before an observer's election, in ms", {
    since: '3.6.0',
    fallback: '200',
  }),
];
