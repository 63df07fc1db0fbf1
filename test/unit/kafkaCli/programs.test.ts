import { expect, it } from 'vitest';
import { findClass, fixedArguments, listPrograms } from '../../../src/kafkaCli/programs.ts';

const topics = 'org.apache.kafka.tools.TopicCommand';

it.each(['topics', 'topics.sh', 'kafka-topics', 'kafka-topics.sh', topics])('%s', (name) => {
  expect(findClass('4.3.1', name)).toBe(topics);
});

it.each(['', 'topic', 'kafka', 'kafka-', '.sh', 'constructor', 'toString.sh'])(
  'knows no %j',
  (name) => {
    expect(findClass('4.3.1', name)).toBeUndefined();
  },
);

it('has the tools that this line of Kafka has', () => {
  const [old, current] = [listPrograms('3.9.2'), listPrograms('4.3.1')];
  expect([...old.keys()].filter((name) => !current.has(name))).toEqual([
    'zookeeper-security-migration',
    'zookeeper-shell',
  ]);
  expect([...current.keys()].filter((name) => !old.has(name))).toEqual([
    'kafka-console-share-consumer',
    'kafka-groups',
    'kafka-share-consumer-perf-test',
    'kafka-share-groups',
    'kafka-verifiable-share-consumer',
  ]);
});

it("gives zookeeper-shell the flag of Kafka's script before the server", () => {
  expect(fixedArguments(findClass('3.9.2', 'zookeeper-shell.sh') ?? '')).toEqual(['-server']);
  expect(fixedArguments(topics)).toEqual([]);
});
