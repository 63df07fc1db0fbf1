import { parsePath, parsePort } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { clientSettings } from './clientSettings.ts';
import { parseListenAddress } from './parsers.ts';
import { securitySettings } from './securitySettings.ts';

/** Where this pod's own server answers clients that speak TLS, and what they show and trust. */
export const secureClientSettings = {
  secureHost: {
    name: 'ZK_SECURE_CLIENT_PORT_ADDRESS',
    flag: 'host',
    ownFlag: false,
    doc: 'The same by TLS',
    fallback: clientSettings.host.fallback,
    parse: parseListenAddress,
  },
  securePort: {
    name: 'ZK_SECURE_CLIENT_PORT',
    flag: 'port',
    ownFlag: false,
    doc: 'Port that clients connect to by TLS; needed with ZK_TLS_ONLY or --tls',
    parse: parsePort,
  },
  tlsDir: {
    name: securitySettings.tlsDir.name,
    doc: 'Folder with the ca.crt that the server is trusted by, and with tls.crt and tls.key to show; needed with ZK_TLS_ONLY or --tls',
    parse: parsePath,
  },
  tlsClientAuth: {
    ...securitySettings.tlsClientAuth,
    doc: 'Whether the server wants to see a certificate: it is shown where this is need',
  },
  tlsName: optional({
    name: 'ZK_PROBE_TLS_NAME',
    flag: 'tls-name',
    doc: "Name that the server's certificate must be for",
    shown: 'any',
    parse: parseListenAddress,
  }),
} satisfies Spec;
