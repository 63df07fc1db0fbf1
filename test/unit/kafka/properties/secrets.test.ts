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
  ['listener.name.sasl_ssl.ssl.keystore.certificate.chain', true],
  ['ssl.truststore.certificates', true],
  ['sasl.oauthbearer.client.credentials.client.secret', true],
  ['sasl.oauthbearer.assertion.private.key.file', false],
  ['sasl.oauthbearer.token.endpoint.url', false],
  ['schema.registry.basic.auth.user.info', true],
  ['rlmm.config.remote.log.metadata.common.client.sasl.jaas.config', true],
  ['rsm.config.storage.s3.access.key', true],
  ['opa.authorizer.truststore.password', true],
  ['OPA.TOKEN', true],
  ['rsm.config.gcs.credentials.path', false],
  ['aws.credentials.provider.class', false],
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
