import { isGoing, listPartitions } from './logDir.ts';

/** The logs of topics in a log dir, and whether the broker that wrote them has stopped cleanly. */
export interface Logs {
  readonly path: string;
  /** How many folders of partitions there are: as many as Kafka says that it recovers, or skips. */
  readonly count: number;
  /** Whether the marker of a clean stop is there, which the broker removes when it begins to load them. */
  readonly marked: boolean;
}

/** Of the names in a log dir, how many are logs of topics; that of the cluster's metadata is none. */
export function countLogs(names: readonly string[]): number {
  return listPartitions({ folders: names }).length;
}

/** The topics of the logs in a log dir, those left out that are going. */
export function listTopics(names: readonly string[]): readonly string[] {
  const topics = listPartitions({ folders: names })
    .filter((name) => !isGoing(name))
    .map((name) => name.slice(0, name.lastIndexOf('-')));
  return [...new Set(topics)];
}

/** The log dirs that the next start has to recover. */
export function findUnclean(all: readonly Logs[]): Logs[] {
  return all.filter(({ count, marked }) => count > 0 && !marked);
}

/** `3 logs in /data, 1 log in /more`. */
export function renderLogs(all: readonly Logs[]): string {
  return all
    .map(({ path, count }) => `${count} ${count === 1 ? 'log' : 'logs'} in ${path}`)
    .join(', ');
}
