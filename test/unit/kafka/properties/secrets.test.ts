import { expect, it } from 'vitest';
import { hideInOption, saysSecret } from '../../../../src/java/secretOption.ts';
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
  ['-Djavax.net.ssl.keyStorePassword=MARK', '-Djavax.net.ssl.keyStorePassword=(hidden)'],
  [
    '-Dzookeeper.DigestAuthenticationProvider.superDigest=super:MARK=',
    '-Dzookeeper.DigestAuthenticationProvider.superDigest=(hidden)',
  ],
  ['-Delastic.apm.api_key=MARK', '-Delastic.apm.api_key=(hidden)'],
  ['-Dfoo.credential=MARK', '-Dfoo.credential=(hidden)'],
  ['-javaagent:/a.jar=token=MARK', '-javaagent:/a.jar=(hidden)'],
  ['-agentpath:/a.so=user=x,password=MARK', '-agentpath:/a.so=(hidden)'],
])('says a secret, and is shown without it: %s', (option, shown) => {
  expect(saysSecret(option)).toBe(true);
  expect(hideInOption(option)).toBe(shown);
});

it.each([
  '-Dzookeeper.ssl.keyStore.passwordPath=/etc/x',
  '-Dx.password.file=/etc/x',
  '-Dlogging.level=INFO',
  '-Djava.security.auth.login.config=/etc/jaas.conf',
  '-Dx.password=',
  '-Xmx1G',
  '-javaagent:/a.jar',
  '-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005',
])('is shown as it is: %s', (option) => {
  expect(saysSecret(option)).toBe(false);
  expect(hideInOption(option)).toBe(option);
});

it('shows nothing of what an agent is told, and takes a secrets folder for no secret', () => {
  const option = '-javaagent:/jmx.jar=7071:/etc/secrets/jmx.yaml';
  expect(saysSecret(option)).toBe(false);
  expect(hideInOption(option)).toBe('-javaagent:/jmx.jar=(hidden)');
});
