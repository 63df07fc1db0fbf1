import { expect, it } from 'vitest';
import { findProperty, isIn } from '../../../../src/kafka/properties/knownProperties.ts';

it.each([
  ['log.dirs', 'log.dirs'],
  ['listener.name.external.ssl.keystore.location', 'ssl.keystore.location'],
  ['listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config', 'sasl.jaas.config'],
  ['listener.name.external.nothing', undefined],
  ['ssl.keystore', undefined],
])('%s sets %s', (key, name) => {
  expect(findProperty(key)?.name).toBe(name);
});

it.each([
  ['zookeeper.connect', '3.9.2', true],
  ['zookeeper.connect', '4.0.0', false],
  ['cordoned.log.dirs', '4.2.1', false],
  ['cordoned.log.dirs', '4.3.1', true],
  ['cordoned.log.dirs', '4.10.0', true],
  ['share.fetch.max.fetch.records', '3.9.2', false],
  ['share.fetch.max.fetch.records', '4.0.2', true],
  ['share.fetch.max.fetch.records', '4.1.0', false],
])('%s in %s: %s', (key, version, there) => {
  const property = findProperty(key);
  expect(property !== undefined && isIn(property, version)).toBe(there);
});
