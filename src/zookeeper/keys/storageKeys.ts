import { boolean } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { decimal, expecting, integer, long, yesNo } from './valueKind.ts';

const compression = expecting(
  'gz, snappy or nothing',
  'gz, snappy, or empty for none',
  (raw) => raw === '' || raw === 'gz' || raw === 'snappy',
);

/** Snapshots, transaction logs and the tree in memory. */
export const storageKeys = (): readonly Key[] => [
  property('snapCount', integer(2), 'Transactions between two snapshots, about', {
    fallback: '100000',
  }),
  property('snapSizeLimitInKb', long(-1), 'KiB of log between two snapshots, 0 for any', {
    since: '3.6.0',
    fallback: '4194304',
  }),
  property('txnLogSizeLimitInKb', long(-1), 'KiB of one log file, -1 for any', {
    since: '3.6.0',
    fallback: '-1',
  }),
  property('preAllocSize', long(), 'KiB by which a log file grows', { fallback: '65536' }),
  property('forceSync', yesNo, 'Whether a write is on the disk before it is acknowledged', {
    fallback: 'yes',
  }),
  property('fsync.warningthresholdms', long(), 'Logs a sync of the disk that takes longer, in ms', {
    since: ['3.4.9', '3.5.2'],
    fallback: '1000',
  }),
  property('commitLogCount', integer(500), 'Committed requests kept for followers that lag', {
    since: '3.6.0',
    fallback: '500',
  }),
  property('snapshotSizeFactor', decimal(-1, 1), 'Share of a snapshot up to which logs are sent', {
    since: '3.5.0',
    fallback: '0.33',
  }),
  property('snapshot.compression.method', compression, 'How snapshots are compressed', {
    since: '3.6.0',
  }),
  property('snapshot.trust.empty', boolean, 'Whether logs without a snapshot are taken for whole', {
    since: '3.5.6',
    fallback: 'false',
  }),
  property(
    'serializeLastProcessedZxid.enabled',
    boolean,
    'Whether snapshots carry their last zxid',
    {
      since: '3.9.0',
      fallback: 'true',
    },
  ),
  property('datadir.autocreate', boolean, 'Whether missing folders are made', {
    since: '3.5.0',
    fallback: 'true',
  }),
  property('db.autocreate', boolean, 'Whether a member without data may begin an empty tree', {
    since: '3.6.0',
    fallback: 'true',
  }),
  property('digest.enabled', boolean, 'Whether the tree is checked by digests', {
    since: '3.6.0',
    fallback: 'true',
  }),
  property(
    'closeSessionTxn.enabled',
    boolean,
    'Whether the end of a session lists its ephemerals',
    {
      since: '3.6.0',
      fallback: 'true',
    },
  ),
  property('extendedTypesEnabled', boolean, 'Whether nodes may have a time to live', {
    since: '3.5.4',
    fallback: 'false',
  }),
  property('emulate353TTLNodes', boolean, "Whether 3.5.3's nodes with a time to live are read", {
    since: '3.5.4',
    fallback: 'false',
  }),
  property('enforceQuota', boolean, 'Whether writes beyond a quota are refused', {
    since: '3.7.0',
    fallback: 'false',
  }),
  property(
    'jute.maxbuffer.extrasize',
    integer(),
    'Bytes that the server allows beyond jute.maxbuffer',
    {
      since: '3.5.7',
      fallback: 'jute.maxbuffer',
    },
  ),
];
