import { kafkaVersion, zookeeperVersion } from './site.ts';

type Command = readonly [tool: string, ...args: string[]];

/** How the tools start, probe and end one kind of server. */
export interface ServerKind {
  readonly product: 'ZooKeeper' | 'Kafka';
  readonly version: string;
  /** What runs before the server, as an init container would. */
  readonly configure?: Command;
  readonly start: Command;
  readonly probe: Command;
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
  start: ['zkStart'],
  probe: ['zkOk', 'ready'],
  cleanExit: 143,
  startTimeoutMs: 60_000,
  stopTimeoutMs: 20_000,
};

/** Supervised: the tool stays, and says 0 when its broker stopped as asked. */
export const kafkaBroker: ServerKind = {
  product: 'Kafka',
  version: kafkaVersion,
  start: ['kafkaStart'],
  probe: ['kafkaOk', 'ready'],
  cleanExit: 0,
  startTimeoutMs: 90_000,
  stopTimeoutMs: 60_000,
};
