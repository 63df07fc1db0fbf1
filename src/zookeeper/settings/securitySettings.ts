import { type Parsed, reject } from '../../tool/parsed.ts';
import { parseChoice, parsePath } from '../../tool/parsers.ts';
import { optional, toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

const clientAuths = ['need', 'want', 'none'] as const;
const quorumLevels = ['enabled', 'learner', 'required'] as const;

type ClientAuth = (typeof clientAuths)[number];
/** How far members insist on SASL among themselves; an upgrade without downtime goes step by step. */
export type QuorumSasl = (typeof quorumLevels)[number];

const needed: ClientAuth = 'need';
const required: QuorumSasl = 'required';

// What is no level may be the name:password of ZK_SASL_QUORUM_FILE, set in the wrong place.
function parseQuorumLevel(raw: string): Parsed<QuorumSasl> {
  const level = parseChoice(...quorumLevels)(raw);
  return level.ok
    ? level
    : reject(
        `expected one of ${quorumLevels.join(', ')} (the value is not shown; a password goes into the file of ZK_SASL_QUORUM_FILE)`,
      );
}

/** Who may connect, and by what. Secrets are read from files only. */
export const securitySettings = {
  tlsDir: optional({
    name: 'ZK_TLS_DIR',
    doc: 'Folder with tls.crt, tls.key and ca.crt for the secure client port, as cert-manager lays them',
    parse: parsePath,
  }),
  tlsClientAuth: {
    name: 'ZK_TLS_CLIENT_AUTH',
    doc: 'Whether a client of the secure port must show a certificate: need, want or none',
    fallback: needed,
    key: 'ssl.clientAuth',
    parse: parseChoice(...clientAuths),
  },
  tlsOnly: toggle('ZK_TLS_ONLY', 'Whether the plaintext client port stays closed'),
  quorumTlsDir: optional({
    name: 'ZK_QUORUM_TLS_DIR',
    doc: 'The same folder for the members among themselves; may be that of ZK_TLS_DIR',
    parse: parsePath,
  }),
  saslUsersFile: optional({
    name: 'ZK_SASL_USERS_FILE',
    doc: 'Mounted file of the users that clients log in as by DIGEST-MD5, one name:password a line',
    parse: parsePath,
  }),
  saslRequired: toggle(
    'ZK_SASL_REQUIRED',
    'Whether a client that does not log in is refused, from 3.5.9 on',
  ),
  saslQuorumFile: optional({
    name: 'ZK_SASL_QUORUM_FILE',
    doc: 'Mounted file with the name:password that members log in to each other with; further lines are let in too',
    parse: parsePath,
  }),
  saslQuorum: {
    name: 'ZK_SASL_QUORUM',
    doc: 'How far members insist on it: enabled, learner or required; the steps of an upgrade without downtime',
    fallback: required,
    parse: parseQuorumLevel,
  },
} satisfies Spec;
