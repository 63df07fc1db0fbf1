import { expect, it } from 'vitest';
import { hideInOption } from '../../../../src/java/secretOption.ts';
import { isSecret } from '../../../../src/kafka/properties/secrets.ts';

it.each([
  ['ssl.keystore.password', true],
  ['ssl.key.password', true],
  ['listener.name.client.ssl.truststore.password', true],
  ['listener.name.client.scram-sha-512.sasl.jaas.config', true],
  ['delegation.token.secret.key', true],
  ['delegation.token.master.key', true],
  ['password.encoder.secret', true],
  ['ssl.keystore.key', true],
  ['password.encoder.iterations', false],
  ['ssl.keystore.location', false],
  ['listeners', false],
])('%s is secret: %s', (key, secret) => {
  expect(isSecret(key)).toBe(secret);
});

it.each([
  ['-Djavax.net.ssl.keyStorePassword=hunter2', '-Djavax.net.ssl.keyStorePassword=(hidden)'],
  [
    '-Dzookeeper.DigestAuthenticationProvider.superDigest=super:x=',
    '-Dzookeeper.DigestAuthenticationProvider.superDigest=(hidden)',
  ],
  ['-Dzookeeper.ssl.keyStore.passwordPath=/etc/x', '-Dzookeeper.ssl.keyStore.passwordPath=/etc/x'],
  ['-Dlogging.level=INFO', '-Dlogging.level=INFO'],
  ['-Xmx1G', '-Xmx1G'],
])('shows %s as %s', (option, shown) => {
  expect(hideInOption(option)).toBe(shown);
});
