import { expect, it } from 'vitest';
import { findBadValues } from '../../../../src/kafka/properties/badValues.ts';
import { type Entry, mergeEntries } from '../../../../src/kafka/properties/entries.ts';

const given = (...entries: readonly Entry[]) => mergeEntries(entries);
const judge = (key: string, value: string, version = '4.3.1') =>
  findBadValues(given({ key, value, subject: 'S' }), version).map(({ problem }) => problem);

it.each([
  ['num.partitions', 'three', 'expected a whole number, got "three"'],
  ['num.partitions', '3.0', 'expected a whole number, got "3.0"'],
  ['num.partitions', '', 'expected a whole number, got ""'],
  [
    'num.partitions',
    '2147483648',
    'expected a whole number, -2147483648 to 2147483647, got "2147483648"',
  ],
  [
    'default.replication.factor',
    '-2147483649',
    'expected a whole number, -2147483648 to 2147483647, got "-2147483649"',
  ],
  [
    'offsets.topic.replication.factor',
    '32768',
    'expected a whole number, -32768 to 32767, got "32768"',
  ],
  ['log.retention.bytes', '1G', 'expected a whole number, got "1G"'],
  ['auto.create.topics.enable', 'yes', 'expected true or false, got "yes"'],
  ['log.cleaner.min.cleanable.ratio', 'half', 'expected a number, got "half"'],
  [
    'listener.name.sasl_ssl.plain.connections.max.reauth.ms',
    '1h',
    'expected a whole number, got "1h"',
  ],
])('%s=%s: %s', (key, value, problem) => {
  expect(judge(key, value)).toEqual([problem]);
});

it.each([
  ['num.partitions', ' +03\t'],
  ['log.retention.bytes', '9223372036854775807'],
  ['auto.create.topics.enable', 'FALSE '],
  ['log.cleaner.min.cleanable.ratio', '.5'],
  ['compression.type', 'nonsense'],
  ['log.dirs', ''],
  ['my.plugin.number', 'three'],
])('%s=%s is for Kafka to judge', (key, value) => {
  expect(judge(key, value)).toEqual([]);
});

it('leaves alone what the version does not have, and versions that are not known here', () => {
  expect(judge('zookeeper.session.timeout.ms', 'x')).toEqual([]);
  expect(judge('zookeeper.session.timeout.ms', 'x', '3.9.2')).toHaveLength(1);
  expect(judge('num.partitions', 'x', '4.4.0')).toEqual([]);
});

it('leaves what a provider is asked for to Kafka', () => {
  const asked = { key: 'num.partitions', value: '${file:/mnt/b:n}', subject: 'S' };
  const providers = { key: 'config.providers', value: 'file', subject: 'P' };
  expect(findBadValues(given(asked), '4.3.1')).toHaveLength(1);
  expect(findBadValues(given(asked, providers), '4.3.1')).toEqual([]);
});

it('names it as the operator did, all at once, and shows nothing of a mounted file', () => {
  const issues = findBadValues(
    given(
      { key: 'num.partitions', value: 'hunter2', subject: 'KAFKA_NUM_PARTITIONS_FILE' },
      { key: 'num.io.threads', value: 'x', subject: '--override num.io.threads' },
    ),
    '4.3.1',
  );
  expect(issues).toEqual([
    {
      subject: 'KAFKA_NUM_PARTITIONS_FILE',
      problem: 'expected a whole number, got something else (it is not shown)',
      exitCode: 78,
    },
    {
      subject: '--override num.io.threads',
      problem: 'expected a whole number, got "x"',
      exitCode: 64,
    },
  ]);
});
