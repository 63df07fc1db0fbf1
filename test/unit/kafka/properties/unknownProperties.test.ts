import { describe, expect, it } from 'vitest';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import { mapEnvironment } from '../../../../src/kafka/properties/environmentMapping.ts';
import { warnOfUnknown } from '../../../../src/kafka/properties/unknownProperties.ts';
import { ownVariables } from '../../../../src/kafka/settings/settings.ts';

const warn = (keys: Readonly<Record<string, string>>, version = '4.3.1') => {
  const entries = Object.entries(keys).map(([key, value]) => ({
    key,
    value,
    subject: `--override ${key}`,
  }));
  return warnOfUnknown(mergeEntries(entries), ownVariables, version);
};
const warnOfVariable = (name: string) => {
  const { entries } = mapEnvironment({ [name]: '1' }, ownVariables);
  return warnOfUnknown(mergeEntries(entries), ownVariables, '4.3.1');
};

it.each([
  ['log.dir.s', 'did you mean log.dirs?'],
  ['log.retention.hour', 'did you mean log.retention.hours?'],
  ['retention.bytes', 'did you mean log.retention.bytes?'],
  [
    'listener.name.external.ssl.keystor.location',
    'did you mean listener.name.external.ssl.keystore.location?',
  ],
  ['port', 'use listeners'],
  ['advertised.host.name', 'use advertised.listeners'],
])('%s is no property: %s', (key, hint) => {
  const said = hint.startsWith('use')
    ? `Kafka 4.3.1 has no property ${key} any more (${hint})`
    : `Kafka 4.3.1 has no property ${key} (${hint})`;
  expect(warn({ [key]: '1' })).toEqual([`--override ${key}: ${said}`]);
});

it('says so of one that is near to nothing as well', () => {
  expect(warn({ 'something.altogether.of.its.own': '1' })).toEqual([
    '--override something.altogether.of.its.own: Kafka 4.3.1 has no property something.altogether.of.its.own',
  ]);
});

it.each([
  ['KAFKA_REPLICA', 'replica', 'KAFKA_REPLICAS'],
  ['KAFKA_HEALTH_PROT', 'health.prot', 'KAFKA_HEALTH_PORT'],
  ['KAFKA_LOG_DIRR', 'log.dirr', 'KAFKA_LOG_DIR'],
  ['KAFKA_CFG_LOG_RETENTION_HOUR', 'log.retention.hour', 'KAFKA_LOG_RETENTION_HOURS'],
])('of %s, taken for %s, thinks of the variable %s', (name, key, nearest) => {
  expect(warnOfVariable(name)).toEqual([
    `${name}: Kafka 4.3.1 has no property ${key} (did you mean ${nearest}?)`,
  ]);
});

it.each([
  [
    'zookeeper.session.timeout.ms',
    '4.0.2',
    'gone after Kafka 3.9, 4.0.2 does not heed it (leave it out)',
  ],
  ['cordoned.log.dirs', '4.2.1', 'comes with Kafka 4.3, 4.2.1 does not heed it'],
])('of %s, Kafka %s: %s', (key, version, why) => {
  expect(warn({ [key]: '1' }, version)).toEqual([`--override ${key}: ${why}`]);
});

it('names those that are gone together', () => {
  const old = { 'reserved.broker.max.id': '1000', 'zookeeper.set.acl': 'false' };
  expect(warn(old)).toEqual([
    '--override reserved.broker.max.id, --override zookeeper.set.acl: gone after Kafka 3.9, 4.3.1 does not heed them (leave them out)',
  ]);
  expect(warn(old, '3.9.2')).toEqual([]);
});

describe('is silent about', () => {
  it.each([
    'listener.name.external.ssl.keystore.location',
    'listener.name.external.scram-sha-512.sasl.jaas.config',
    'super.users',
    'allow.everyone.if.no.acl.found',
    'config.providers.file.class',
    'confluent.license',
    'rsm.config.chunk.size',
    'rlmm.config.remote.log.metadata.topic.num.partitions',
    'authorizer.zookeeper.url',
    'metrics.jmx.include',
  ])('%s', (key) => {
    expect(warn({ [key]: '1' })).toEqual([]);
  });

  it('what has the prefix that is configured for a plugin of tiered storage', () => {
    const key = 'remote.log.storage.manager.impl.prefix';
    expect(warn({ [key]: 'ours.', 'ours.bucket': 'b' })).toEqual([]);
  });

  it('what a plugin may read, unless it is nearly a property', () => {
    const plugin = { 'authorizer.class.name': 'org.openpolicyagent.kafka.OpaAuthorizer' };
    expect(warn({ ...plugin, 'opa.authorizer.url': 'http://opa' })).toEqual([]);
    expect(warn({ ...plugin, 'log.dirz': '/data' })).toHaveLength(1);
    const own = {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    };
    expect(warn({ ...own, 'opa.authorizer.url': 'http://opa' })).toHaveLength(1);
  });

  it.each(['3.8.1', '4.4.0'])('what Kafka %s may have, which is not known here', (version) => {
    expect(warn({ 'group.galaxies.max.size': '1' }, version)).toEqual([]);
  });
});
