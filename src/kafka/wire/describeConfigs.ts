import type { Exchange } from './exchange.ts';
import { boolean, concat, int8, list, text } from './pieces.ts';

const ofTopics = 2;

/**
 * The value of one property for each of these topics, where who asks may see it (DescribeConfigs version 1,
 * Kafka 1.1 to 4.3).
 */
export function describeTopicConfig(
  topics: readonly string[],
  key: string,
): Exchange<ReadonlyMap<string, string>> {
  return {
    name: 'DescribeConfigs',
    apiKey: 32,
    apiVersion: 1,
    isFlexible: false,
    request: concat(
      list(topics, (topic) => concat(int8(ofTopics), text(topic), list([key], text))),
      boolean(false),
    ),
    read: (reader) => {
      const { int8: readInt8, int16, int32, textOrNone, list: readList } = reader;
      int32(); // throttle time
      const found = readList(() => {
        int16(); // an error has no values
        textOrNone();
        readInt8();
        const topic = reader.text();
        const values = readList(() => {
          const [name, value] = [reader.text(), textOrNone()];
          reader.boolean(); // read only
          readInt8(); // source
          reader.boolean(); // sensitive
          readList(() => [reader.text(), textOrNone(), readInt8()]); // synonyms
          return { name, value };
        });
        return { topic, value: values.find(({ name }) => name === key)?.value };
      });
      return new Map(
        found.flatMap(({ topic, value }) => (value === undefined ? [] : [[topic, value] as const])),
      );
    },
  };
}
