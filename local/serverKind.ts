import { kafkaPort } from './openKafka.ts';
import { listPlainBroker } from './plainBroker.ts';
import { kafkaVersion, type LocalPod, zookeeperVersion } from './site.ts';

/** One of the tools by its name, or any program by its path. */
type Command = readonly [program: string, ...args: string[]];

/** How the tools start, probe and end one kind of server. */
export interface ServerKind {
  readonly product: 'ZooKeeper' | 'Kafka';
  readonly version: string;
  /** What runs before the server, as an init container would. */
  readonly configure?: Command;
  readonly start: (pod: LocalPod) => Command;
  /** A tool that ends with 0 when the server is ready, or the port that is open then. */
  readonly probe: Command | number;
  /** The exit code after SIGTERM. */
  readonly cleanExit: number;
  readonly startTimeoutMs: number;
  /** SIGKILL follows after so long. */
  readonly stopTimeoutMs: number;
}

/** Direct mode: the tool becomes java, and 143 is java's own end after SIGTERM. */
export const zookeeperMember: ServerKind = {
  product: 'ZooKeeper',
  version: zookeeperVersion,
  configure: ['zkGenConfig'],
  start: () => ['zkStart'],
  probe: ['zkOk', 'ready'],
  cleanExit: 143,
  startTimeoutMs: 60_000,
  stopTimeoutMs: 20_000,
};

/** Supervised: the tool stays, and says 0 when its broker stopped as asked. */
export const kafkaBroker: ServerKind = {
  product: 'Kafka',
  version: kafkaVersion,
  start: () => ['kafkaStart'],
  probe: ['kafkaOk', 'ready'],
  cleanExit: 0,
  startTimeoutMs: 90_000,
  stopTimeoutMs: 60_000,
};

/**
 * What it is like without the tools: java by the stock command line, ready when its port is open, told by
 * SIGTERM. It runs on the volume, the properties and the log configuration that kafkaStart has left in the pod.
 */
export const plainBroker: ServerKind = {
  ...kafkaBroker,
  start: listPlainBroker,
  probe: kafkaPort,
  cleanExit: 143,
};
