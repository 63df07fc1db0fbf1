import { expect, it } from 'vitest';
import { findVersion, majorOf } from '../../../src/kafka/version.ts';

it.each([
  [['kafka-clients-3.9.2.jar', 'kafka_2.13-3.9.2.jar', 'zookeeper-3.8.4.jar'], '3.9.2', 3],
  [['kafka_2.13-4.3.1.jar'], '4.3.1', 4],
  [['kafka_2.13-4.4.0-rc1.jar'], '4.4.0-rc1', 4],
])('tells the version by the names %j', (jars, version, major) => {
  expect(findVersion(jars)).toBe(version);
  expect(majorOf(version)).toBe(major);
});

it('finds none among other jars', () => {
  expect(findVersion(['kafka-clients-4.3.1.jar', 'kafka_2.13-4.3.1.jar.asc'])).toBeUndefined();
});
