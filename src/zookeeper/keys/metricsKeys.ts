import { boolean, strictBoolean } from './booleanKinds.ts';
import { config, type Key, property } from './key.ts';
import { address, className, decimal, integer, long, port, text } from './valueKind.ts';

/** What the server tells of itself: metrics, pauses, paths, audit, JMX. */
export const metricsKeys = (): readonly Key[] => [
  config('metricsProvider.className', className, 'What keeps the metrics', {
    since: '3.6.0',
    fallback: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider',
  }),
  config('metricsProvider.httpHost', address, 'Prometheus: address that it listens on', {
    since: '3.8.0',
    fallback: '0.0.0.0',
  }),
  config('metricsProvider.httpPort', port, 'Prometheus: port that it listens on', {
    since: '3.6.0',
    fallback: '7000',
  }),
  config('metricsProvider.exportJvmInfo', boolean, 'Prometheus: whether it shows the JVM too', {
    since: '3.6.0',
    fallback: 'true',
  }),
  config('metricsProvider.numWorkerThreads', integer(), 'Prometheus: threads that sum up', {
    since: '3.7.1',
    fallback: '1',
  }),
  config('metricsProvider.maxQueueSize', integer(1), 'Prometheus: observations that may wait', {
    since: '3.7.1',
    fallback: '1000000',
  }),
  config('metricsProvider.workerShutdownTimeoutMs', long(), 'Prometheus: wait for those, in ms', {
    since: '3.7.1',
    fallback: '1000',
  }),
  config('jvm.pause.monitor', strictBoolean, 'Whether pauses of the JVM are looked for', {
    since: '3.5.10',
    fallback: 'false',
  }),
  config('jvm.pause.sleep.time.ms', long(1), 'Time between two looks, in ms', {
    since: '3.5.10',
    fallback: '500',
  }),
  config('jvm.pause.warn-threshold.ms', long(), 'Pause that is a warning, in ms', {
    since: '3.5.10',
    fallback: '10000',
  }),
  config('jvm.pause.info-threshold.ms', long(), 'Pause that is worth a line, in ms', {
    since: '3.5.10',
    fallback: '1000',
  }),
  property('pathStats.enabled', boolean, 'Whether requests are counted by path', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('pathStats.slotCapacity', integer(1), 'Slots of time that are kept', {
    since: '3.6.0',
    fallback: '60',
  }),
  property('pathStats.slotDuration', integer(1), 'Length of a slot, in seconds', {
    since: '3.6.0',
    fallback: '15',
  }),
  property('pathStats.maxDepth', integer(1), 'Levels of a path that count', {
    since: '3.6.0',
    fallback: '6',
  }),
  property('pathStats.sampleRate', decimal(0, 1), 'Share of the requests that is counted', {
    since: '3.6.0',
    fallback: '0.1',
  }),
  property('pathStats.initialDelay', long(), 'Minutes before the first log of them', {
    since: '3.6.0',
    fallback: '5',
  }),
  property('pathStats.delay', long(1), 'Minutes between two logs of them', {
    since: '3.6.0',
    fallback: '5',
  }),
  property('pathStats.topPathMax', integer(1), 'Paths that a log of them names', {
    since: '3.6.0',
    fallback: '20',
  }),
  property('messageTracker.Enabled', boolean, 'Whether the last messages of learners are kept', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('messageTracker.BufferSize', integer(1), 'How many of them', {
    since: '3.6.0',
    fallback: '10',
  }),
  property('audit.enable', boolean, 'Whether who did what is logged', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('audit.impl.class', className, 'What logs it', {
    since: '3.6.0',
    fallback: 'Log4jAuditLogger or Slf4jAuditLogger',
  }),
  property('jmx.log4j.disable', boolean, 'Whether the loggers are left out of JMX', {
    fallback: 'false',
  }),
  property('jmx.log4j.mbean', text, 'Name of the loggers in JMX', {
    since: '3.5.5',
    fallback: 'log4j:hierarchy=default',
  }),
];
