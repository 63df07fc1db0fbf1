import { isRecord, parseJson } from '../../tool/json.ts';

/** What a broker in ZooKeeper mode says of itself in `/brokers/ids/<id>`, as long as its session lasts. */
export interface Registration {
  /** Where it is reached: `PLAINTEXT://kafka-0:9092`; none where it does not say so. */
  readonly endpoints: readonly string[];
}

/** Reads the node of a broker; whatever else stands there is a registration as well. */
export function parseRegistration(text: string): Registration {
  const { endpoints } = parseFields(text);
  const all: readonly unknown[] = Array.isArray(endpoints) ? endpoints : [];
  return { endpoints: all.filter((endpoint) => typeof endpoint === 'string') };
}

/** The id of the cluster in `/cluster/id`; undefined where there is none to be read. */
export function parseClusterNode(text: string): string | undefined {
  const { id } = parseFields(text);
  return typeof id === 'string' ? id : undefined;
}

function parseFields(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  return isRecord(value) ? value : {};
}

/**
 * Why storage is none of the cluster that ZooKeeper knows; undefined where it is. A broker would ask
 * ZooKeeper for the id first, and where there is none make one up, before it compares.
 */
export function findClusterProblem(stored: string | undefined, known: string | undefined) {
  if (stored === undefined || stored === known) return undefined;
  return known === undefined
    ? `the storage belongs to cluster ${stored}, and zookeeper.connect leads to no cluster yet (mend zookeeper.connect and its chroot, or bring back what ZooKeeper has lost: the broker would make a new cluster there)`
    : `the storage belongs to cluster ${stored}, and zookeeper.connect leads to cluster ${known} (mount the right volume, or mend zookeeper.connect and its chroot)`;
}
