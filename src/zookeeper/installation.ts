import { parseVersion, type Version } from './version.ts';

/** What the jars of a server can do, as far as their names tell. */
export interface Installation {
  /** None where the jars cannot be seen: then the newest version is assumed. */
  readonly version: Version | undefined;
  /** What ZooKeeper logs by; none where the jars cannot be seen. */
  readonly logging: 'logback' | 'reload4j' | 'log4j' | undefined;
  /** Whether log4j 1 has the layout net.logstash.log4j.JSONEventLayoutV1, and that what it needs. */
  readonly log4jJson: boolean;
  /** Whether the metrics provider for Prometheus is there; so too where the jars cannot be seen. */
  readonly prometheus: boolean;
}

const log4jJsonJars = ['jsonevent-layout-', 'json-smart-', 'commons-lang-2'];

/** Judges the names of the files in the folder of the jars. */
export function judgeJars(names: readonly string[]): Installation {
  const jars = names.filter((name) => name.endsWith('.jar')).toSorted();
  const has = (prefix: string) => jars.some((name) => name.startsWith(prefix));
  return {
    version: jars
      .map((name) => parseVersion(/^zookeeper-(\d.*)\.jar$/.exec(name)?.[1] ?? ''))
      .find((version) => version !== undefined),
    logging: findLogging(has),
    log4jJson: log4jJsonJars.every(has),
    prometheus: jars.length === 0 || has('zookeeper-prometheus-metrics-'),
  };
}

// SLF4J takes the binding that is there; reload4j is log4j 1 under another name.
function findLogging(has: (prefix: string) => boolean): Installation['logging'] {
  if (has('logback-classic-')) return 'logback';
  if (has('reload4j-')) return 'reload4j';
  return has('log4j-1') ? 'log4j' : undefined;
}
