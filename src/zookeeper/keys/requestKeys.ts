import { boolean } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { className, expecting, integer, long } from './valueKind.ts';

const threshold = expecting(
  'a whole number, -1 or above 0',
  'whole number, -1 or above 0',
  (raw) => raw === '-1' || (raw !== '0' && integer().findProblem(raw, undefined) === undefined),
);

/** How requests go through the server, and how many may wait. */
export const requestKeys = (): readonly Key[] => [
  property('globalOutstandingLimit', integer(1), 'Requests that may wait in the server', {
    fallback: '1000',
  }),
  property('flushDelay', long(), 'Wait for more writes before a flush, in ms', {
    since: '3.6.0',
    fallback: '0',
  }),
  property('maxWriteQueuePollTime', long(), 'Wait for another write, in ms', {
    since: '3.6.0',
    fallback: 'flushDelay / 3',
  }),
  property('maxBatchSize', integer(), 'Writes flushed together, 0 for any number', {
    since: '3.6.0',
    fallback: '1000',
  }),
  property('commitProcessor.numWorkerThreads', integer(), 'Threads that commit, 0 for none apart', {
    since: '3.5.0',
    fallback: 'number of cores',
  }),
  property('commitProcessor.shutdownTimeout', long(), 'Wait for those at the end, in ms', {
    since: '3.5.0',
    fallback: '5000',
  }),
  property('commitProcessor.maxReadBatchSize', integer(-1), 'Reads before a commit has its turn', {
    since: '3.6.0',
    fallback: '-1',
  }),
  property(
    'commitProcessor.maxCommitBatchSize',
    integer(1),
    'Commits before reads have their turn',
    {
      since: '3.6.0',
      fallback: '1',
    },
  ),
  property('largeRequestMaxBytes', integer(1), 'Bytes of all large requests together', {
    since: '3.6.0',
    fallback: '104857600',
  }),
  property('largeRequestThreshold', threshold, 'Bytes from which a request is large, -1 for none', {
    since: '3.6.0',
    fallback: '-1',
  }),
  property(
    'request_throttle_max_requests',
    integer(),
    'Requests before they are stalled, 0 for any',
    {
      since: '3.6.0',
      fallback: '0',
    },
  ),
  property('request_throttle_stall_time', integer(1), 'Longest stall, in ms', {
    since: '3.6.0',
    fallback: '100',
  }),
  property('request_throttle_drop_stale', boolean, 'Whether stale requests are dropped', {
    since: '3.6.0',
    fallback: 'true',
  }),
  property(
    'request_stale_latency_check',
    boolean,
    'Whether a request older than its session is stale',
    {
      since: '3.6.0',
      fallback: 'false',
    },
  ),
  property(
    'request_stale_connection_check',
    boolean,
    'Whether a lost client makes its requests stale',
    {
      since: '3.6.0',
      fallback: 'true',
    },
  ),
  property('request_throttler.shutdownTimeout', integer(), 'Wait for requests at the end, in ms', {
    since: '3.6.0',
    fallback: '10000',
  }),
  property(
    'throttled_op_wait_time',
    integer(),
    'Wait after which a request is refused, 0 for never, in ms',
    {
      since: '3.7.0',
      fallback: '0',
    },
  ),
  property('maxResponseCacheSize', integer(), 'Answers to getData kept in memory, 0 for none', {
    since: '3.6.0',
    fallback: '400',
  }),
  property('maxGetChildrenResponseCacheSize', integer(), 'Answers to getChildren kept in memory', {
    since: '3.6.0',
    fallback: '400',
  }),
  property('intBufferStartingSizeBytes', integer(32), 'First size of the buffer of an answer', {
    since: '3.6.0',
    fallback: '1024',
  }),
  property('watchManagerName', className, 'What keeps the watches', {
    since: '3.6.0',
    fallback: 'org.apache.zookeeper.server.watch.WatchManager',
  }),
  property('watcherCleanThreshold', integer(1), 'Dead watchers before they are cleaned up', {
    since: '3.6.0',
    fallback: '1000',
  }),
  property('watcherCleanIntervalInSeconds', integer(1), 'Longest time between those, in seconds', {
    since: '3.6.0',
    fallback: '600',
  }),
  property('watcherCleanThreadsNum', integer(1), 'Threads that clean up', {
    since: '3.6.0',
    fallback: '2',
  }),
  property('maxInProcessingDeadWatchers', integer(-1), 'Dead watchers that may wait, -1 for any', {
    since: '3.6.0',
    fallback: '-1',
  }),
  property('bitHashCacheSize', integer(1), 'Entries that the optimised watches keep at hand', {
    since: '3.6.0',
    fallback: '10',
  }),
];
