import { expect, it } from 'vitest';
import { renderJaasConfig } from '../../../../src/kafka/security/jaas.ts';

const self = { name: 'me', password: 'a"b\\,c' };

it.each([
  [
    'PLAIN' as const,
    { self, users: [self, { name: 'you', password: 'ü' }] },
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="me" password="a\\"b\\\\,c" user_me="a\\"b\\\\,c" user_you="ü";',
  ],
  [
    'PLAIN' as const,
    { self: undefined, users: [{ name: 'you', password: 'x' }] },
    'org.apache.kafka.common.security.plain.PlainLoginModule required user_you="x";',
  ],
  [
    'SCRAM-SHA-512' as const,
    { self, users: [self] },
    'org.apache.kafka.common.security.scram.ScramLoginModule required username="me" password="a\\"b\\\\,c";',
  ],
  [
    'SCRAM-SHA-256' as const,
    { self: undefined, users: [] },
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  ],
])('renders %s of %j', (mechanism, login, text) => {
  expect(renderJaasConfig({ mechanism, ...login })).toBe(text);
});
