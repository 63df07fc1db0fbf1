import { expect, it } from 'vitest';
import { isTrue, mergeEntries } from '../../../../src/kafka/properties/entries.ts';

it.each([
  ['true', true],
  ['True', true],
  [' TRUE ', true],
  ['false', false],
  ['False', false],
  ['yes', false],
])('takes %j for %s, whatever counts where nothing is said', (value, expected) => {
  const entries = mergeEntries([{ key: 'enable', value, subject: 'KAFKA_ENABLE' }]);
  expect(isTrue(entries, 'enable')).toBe(expected);
  expect(isTrue(entries, 'enable', true)).toBe(expected);
});

it('takes what is not said for the default', () => {
  expect(isTrue(mergeEntries(), 'enable')).toBe(false);
  expect(isTrue(mergeEntries(), 'enable', true)).toBe(true);
});
