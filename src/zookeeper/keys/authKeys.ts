import { boolean, onIfTrue } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { list, long, path, secret, text, yesNo } from './valueKind.ts';

/** Who a client is, and what it may do. */
export const authKeys = (): readonly Key[] => [
  property('skipACL', yesNo, 'Whether everybody may do everything', { fallback: 'no' }),
  property('enableEagerACLCheck', boolean, 'Whether followers check rights before the leader', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('superUser', text, 'Name that SASL knows the administrator by'),
  property(
    'DigestAuthenticationProvider.superDigest',
    secret,
    "Hash of the administrator's password",
  ),
  property('DigestAuthenticationProvider.digestAlg', text, 'How passwords are hashed', {
    since: '3.7.0',
    fallback: 'SHA1',
  }),
  property('DigestAuthenticationProvider.enabled', boolean, 'Whether digest is a scheme', {
    since: '3.7.0',
    fallback: 'true',
  }),
  property(
    'X509AuthenticationProvider.superUser',
    text,
    "Subject of the administrator's certificate",
    {
      since: '3.5.1',
    },
  ),
  property(
    'SASLAuthenticationProvider.superPassword',
    secret,
    "The administrator's password for SASL",
  ),
  property(
    'IPAuthenticationProvider.usexforwardedfor',
    boolean,
    'Whether X-Forwarded-For is believed',
    {
      since: '3.9.3',
      fallback: 'false',
    },
  ),
  property('letAnySaslUserDoX', text, 'Name in an ACL that means every user of SASL', {
    since: '3.5.0',
  }),
  property('ensembleAuthName', list, 'Names of this ensemble that clients may ask for', {
    since: '3.6.0',
  }),
  property('allowSaslFailedClients', onIfTrue, 'Whether clients that fail SASL stay connected', {
    fallback: 'false',
  }),
  property('sessionRequireClientSASLAuth', boolean, 'Whether a session needs SASL', {
    since: '3.5.9',
    fallback: 'false',
  }),
  property('enforce.auth.enabled', boolean, 'Whether a session needs one of the schemes', {
    since: '3.7.0',
    fallback: 'false',
  }),
  property('enforce.auth.schemes', list, 'The schemes that it needs one of', { since: '3.7.0' }),
  property('sasl.serverconfig', text, "The server's section of the JAAS file", {
    since: '3.4.5',
    fallback: 'Server',
  }),
  property(
    'kerberos.removeHostFromPrincipal',
    onIfTrue,
    'Whether the host is cut from a principal',
    {
      fallback: 'false',
    },
  ),
  property('kerberos.removeRealmFromPrincipal', onIfTrue, 'Whether the realm is cut from it', {
    fallback: 'false',
  }),
  property('kerberos.canonicalizeHostNames', boolean, 'Whether members are asked for by DNS name', {
    since: '3.7.0',
    fallback: 'false',
  }),
  property('kerberos.minReLoginTimeMs', long(), 'Shortest time between two logins, in ms', {
    since: ['3.5.10', '3.6.4', '3.7.1', '3.8.1'],
    fallback: '60000',
  }),
  property('kinit', path, 'The program kinit', { fallback: '/usr/bin/kinit' }),
  property('security.auth_to_local', text, 'Rules from principals to names', {
    fallback: 'DEFAULT',
  }),
  property('requireKerberosConfig', onIfTrue, 'Whether a missing realm is an error', {
    fallback: 'false',
  }),
];
