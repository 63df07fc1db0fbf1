import { expect, it } from 'vitest';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import { warnOfExposed } from '../../../../src/kafka/properties/exposedSecrets.ts';

it.each([
  [
    'ssl.key.password',
    '--override ssl.key.password',
    [
      '--override ssl.key.password: a secret on the command line, which others on the node can read (set KAFKA_SSL_KEY_PASSWORD_FILE instead)',
    ],
  ],
  ['ssl.key.password', 'KAFKA_SSL_KEY_PASSWORD', []],
  ['log.dirs', '--override log.dirs', []],
])('of %s, given by %s, says %j', (key, subject, warnings) => {
  expect(warnOfExposed(mergeEntries([{ key, value: 'x', subject }]))).toEqual(warnings);
});
