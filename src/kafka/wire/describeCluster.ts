import type { Exchange } from './exchange.ts';
import { boolean, concat, int8, noTags } from './pieces.ts';

/** A broker that the controllers know, fenced or not. */
export interface RegisteredBroker {
  readonly id: number;
  readonly fenced: boolean;
}

const brokers = 1;

/** All brokers that are registered, those that are fenced as well (DescribeCluster version 2, Kafka 4.0 to 4.3). */
export const describeCluster: Exchange<readonly RegisteredBroker[]> = {
  name: 'DescribeCluster',
  apiKey: 60,
  apiVersion: 2,
  isFlexible: true,
  request: concat(boolean(false), int8(brokers), boolean(true), noTags),
  read: (reader) => {
    const { int16, int32, compactTextOrNone } = reader;
    int32(); // throttle time
    int16();
    compactTextOrNone(); // an error has no brokers
    reader.int8(); // brokers or controllers
    reader.compactText(); // cluster id
    int32(); // a broker by chance
    return reader.compactList((): RegisteredBroker => {
      const id = int32();
      reader.compactText(); // host
      int32(); // port
      compactTextOrNone(); // rack
      const fenced = reader.boolean();
      reader.skipTags();
      return { id, fenced };
    });
  },
};
