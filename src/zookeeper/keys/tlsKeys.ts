import { boolean, strictBoolean } from './booleanKinds.ts';
import { config, type Key, property } from './key.ts';
import { choice, className, exactChoice, integer, list, path, secret, text } from './valueKind.ts';

const storeType = choice('JKS', 'PEM', 'PKCS12', 'BCFKS');

/** TLS of one side: `ssl.` for clients and the admin server's door, `ssl.quorum.` between members. */
function storesAndRules(prefix: 'ssl' | 'ssl.quorum'): readonly Key[] {
  // 3.5.1 had the stores of clients alone.
  const stores = prefix === 'ssl' ? '3.5.1' : '3.5.5';
  // A member's name is known beforehand, a client's is not.
  const betweenMembers = String(prefix === 'ssl.quorum');
  const key = (...[name, ...rest]: Parameters<typeof property>) =>
    property(`${prefix}.${name}`, ...rest);
  return [
    key('keyStore.location', path, 'File of the own key and certificate', { since: stores }),
    key('keyStore.password', secret, 'Its password', { since: stores }),
    key('keyStore.passwordPath', path, 'File of its password', { since: '3.8.0' }),
    key('keyStore.type', storeType, 'Its type', { since: '3.5.5', fallback: "by the file's name" }),
    key('trustStore.location', path, 'File of the authorities to trust', { since: stores }),
    key('trustStore.password', secret, 'Its password', { since: stores }),
    key('trustStore.passwordPath', path, 'File of its password', { since: '3.8.0' }),
    key('trustStore.type', storeType, 'Its type', {
      since: '3.5.5',
      fallback: "by the file's name",
    }),
    key(
      'clientAuth',
      choice('none', 'want', 'need'),
      'Whether the other side needs a certificate',
      {
        since: '3.5.5',
        fallback: 'need',
      },
    ),
    key(
      'hostnameVerification',
      boolean,
      "Whether a server's name must be that of its certificate",
      {
        since: '3.5.5',
        fallback: 'true',
      },
    ),
    key('clientHostnameVerification', boolean, "Whether a client's name must be as well", {
      since: '3.9.4',
      fallback: betweenMembers,
    }),
    key('allowReverseDnsLookup', boolean, 'Whether addresses are looked up for that', {
      since: ['3.8.6', '3.9.5'],
      fallback: betweenMembers,
    }),
    key('crl', boolean, 'Whether revocation lists are asked', {
      since: '3.5.5',
      fallback: 'false',
    }),
    key('ocsp', boolean, 'Whether the authority is asked by OCSP', {
      since: '3.5.5',
      fallback: 'false',
    }),
    key('protocol', text, 'TLS version of the context', {
      since: '3.5.5',
      fallback: 'newest of the JVM; TLSv1.2 in older versions',
    }),
    key('enabledProtocols', list, 'TLS versions that are allowed', {
      since: '3.5.5',
      fallback: 'protocol',
    }),
    key('ciphersuites', list, 'Cipher suites that are allowed', {
      since: '3.5.5',
      fallback: "the server's choice",
    }),
    key('handshakeDetectionTimeoutMillis', integer(1), 'Wait for the first bytes, in ms', {
      since: '3.5.5',
      fallback: '5000',
    }),
    key('context.supplier.class', className, 'What makes the context instead', { since: '3.6.0' }),
  ];
}

/** TLS, of clients and between members (X509Util, ClientX509Util, QuorumX509Util). */
export const tlsKeys = (): readonly Key[] => [
  config('sslQuorum', strictBoolean, 'Whether members talk TLS', {
    since: '3.5.5',
    fallback: 'false',
  }),
  config('portUnification', strictBoolean, 'Whether members may still talk without', {
    since: '3.5.5',
    fallback: 'false',
  }),
  config('sslQuorumReloadCertFiles', strictBoolean, 'Whether renewed files are read for members', {
    since: '3.5.5',
    fallback: 'false',
  }),
  property('client.certReload', boolean, 'Whether renewed files are read for clients', {
    since: ['3.7.2', '3.8.5', '3.9.0'],
    fallback: 'false',
  }),
  property(
    'client.portUnification',
    boolean,
    'Whether secureClientPort takes clients without TLS',
    {
      since: '3.5.7',
      fallback: 'false',
    },
  ),
  property('fips-mode', boolean, 'Whether the standard trust manager of the JVM decides', {
    since: '3.8.2',
    fallback: 'false; true from 3.9.0',
  }),
  property('ssl.authProvider', text, 'Scheme that knows clients by their certificates', {
    since: '3.5.1',
    fallback: 'x509',
  }),
  property(
    'ssl.sslProvider',
    exactChoice('JDK', 'OPENSSL', 'OPENSSL_REFCNT'),
    'What does TLS for clients',
    {
      since: '3.9.0',
      fallback: 'JDK',
    },
  ),
  ...storesAndRules('ssl'),
  ...storesAndRules('ssl.quorum'),
];
