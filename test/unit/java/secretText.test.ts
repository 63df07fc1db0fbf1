import { expect, it } from 'vitest';
import { maskSecrets } from '../../../src/java/secretText.ts';

it.each([
  ['ssl.keyStore.password=a b c\nx=1\n', 'ssl.keyStore.password=(hidden)\nx=1\n'],
  [
    'ssl.quorum.trustStore.password : a\r\nx=1\n',
    'ssl.quorum.trustStore.password : (hidden)\r\nx=1\n',
  ],
  ['ssl.keyStore.password a\n', 'ssl.keyStore.password (hidden)\n'],
  ['password=a\\\n  b\\\r\n  c\nx=1\n', 'password=(hidden)\nx=1\n'],
  ['authToken=a', 'authToken=(hidden)'],
  ['elastic.apm.api_key=a\nx=1\n', 'elastic.apm.api_key=(hidden)\nx=1\n'],
  ['password.file=/x secret=a\n', 'password.file=/x secret=(hidden)\n'],
  [
    'DigestAuthenticationProvider.superDigest=super:a=\n',
    'DigestAuthenticationProvider.superDigest=(hidden)\n',
  ],
  [
    'SERVER_JVMFLAGS="-Xmx1G -Dzookeeper.ssl.keyStore.password=a\\"b -Dx=y"\n',
    'SERVER_JVMFLAGS="-Xmx1G -Dzookeeper.ssl.keyStore.password=(hidden) -Dx=y"\n',
  ],
  [
    'A="-Dstore.Password=a -Dkey.secret=b"\nB=1\n',
    'A="-Dstore.Password=(hidden) -Dkey.secret=(hidden)\nB=1\n',
  ],
])('hides the value in %j', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
  expect(maskSecrets(masked)).toBe(masked);
});

it.each([
  'tickTime=2000\nserver.1=zk-0:2888:3888;2181\n',
  'ssl.keyStore.passwordPath=/etc/tls/password\n',
  'sasl.oauthbearer.tokenFile=/x\n',
  'ssl.keyStore.password.file=/x\n',
  'jaasLoginRenew=3600000\n',
  'ssl.keyStore.password=\nx=1\n',
])('leaves %j as it is', (text) => {
  expect(maskSecrets(text)).toBe(text);
});
