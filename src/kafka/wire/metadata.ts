import type { Exchange } from './exchange.ts';
import { boolean, concat, list, text } from './pieces.ts';
import type { Reader } from './reader.ts';

/** A broker that is registered and unfenced, at the listener by which it was asked for. */
export interface BrokerPlace {
  readonly id: number;
  readonly host: string;
  readonly port: number;
}

export interface Partition {
  readonly topic: string;
  readonly partition: number;
  /** -1 where nobody leads it. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  /** On brokers that are gone, or on a disk that failed. */
  readonly offline: readonly number[];
}

export interface Metadata {
  readonly clusterId: string | undefined;
  /** In ZooKeeper mode the broker that leads the others; in KRaft mode a broker by chance. */
  readonly controllerId: number;
  readonly brokers: readonly BrokerPlace[];
  /** Of the topics that were asked for, as far as who asked may see them. */
  readonly partitions: readonly Partition[];
}

/**
 * What a broker knows of its cluster, and of all topics or none (Metadata version 6, Kafka 2.0 to 4.3). None is
 * cheap on a cluster of any size. No topic is created by being asked for.
 */
export function metadata(topics: 'all' | 'none'): Exchange<Metadata> {
  return exchangeOf(topics === 'all' ? undefined : [], ({ topics: told, ...cluster }) => ({
    ...cluster,
    partitions: told.flatMap(({ partitions }) => partitions),
  }));
}

/** TOPIC_AUTHORIZATION_FAILED. */
const mayNotDescribe = 29;

/** Those of these topics that who asks may not describe: of all topics they are left out without a word. */
export function deniedTopics(names: readonly string[]): Exchange<readonly string[]> {
  return exchangeOf(names, ({ topics }) =>
    topics.filter(({ errorCode }) => errorCode === mayNotDescribe).map(({ topic }) => topic),
  );
}

interface Told extends Omit<Metadata, 'partitions'> {
  readonly topics: readonly {
    readonly errorCode: number;
    readonly topic: string;
    readonly partitions: readonly Partition[];
  }[];
}

function exchangeOf<T>(
  names: readonly string[] | undefined,
  choose: (told: Told) => T,
): Exchange<T> {
  return {
    name: 'Metadata',
    apiKey: 3,
    apiVersion: 6,
    isFlexible: false,
    request: concat(list(names, text), boolean(false)),
    read: (reader) => choose(readTold(reader)),
  };
}

function readTold(reader: Reader): Told {
  const { int16, int32, textOrNone } = reader;
  int32(); // throttle time
  const brokers = reader.list(() => {
    const place = { id: int32(), host: reader.text(), port: int32() };
    textOrNone(); // its rack
    return place;
  });
  const clusterId = textOrNone();
  const controllerId = int32();
  const topics = reader.list(() => {
    // an error of a topic or of a partition, as one without a leader has, leaves what is known of it
    const errorCode = int16();
    const topic = reader.text();
    reader.boolean(); // whether it is internal
    const partitions = reader.list((): Partition => {
      int16();
      return {
        topic,
        partition: int32(),
        leader: int32(),
        replicas: reader.list(int32),
        isr: reader.list(int32),
        offline: reader.list(int32),
      };
    });
    return { errorCode, topic, partitions };
  });
  return { clusterId, controllerId, brokers, topics };
}
