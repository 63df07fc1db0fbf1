import { join } from 'node:path';
import { listSections, renderJaas } from '../sasl/jaas.ts';
import { findSaslProblems, type Sasl, saslProperties } from '../sasl/saslProperties.ts';
import type { ParsedUsers, User } from '../../sasl/users.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import type { Generated } from '../member/generated.ts';
import { noSecurity, type Security } from './security.ts';

/** The users of one mounted file. */
export interface UsersRead {
  /** The setting that named the file. */
  readonly subject: string;
  /** Each problem begins with the file's path. */
  readonly users: ParsedUsers;
}

interface Logins extends Pick<Sasl, 'required' | 'version'> {
  readonly confDir: string;
  readonly level: Exclude<Sasl['quorum'], 'off'>;
  readonly clients: UsersRead | undefined;
  readonly quorum: UsersRead | undefined;
}

/** Logins by SASL, of clients and among the members. */
export function planSasl({ confDir, required, version, level, clients, quorum }: Logins): Security {
  const sasl = {
    clients: clients !== undefined,
    required,
    quorum: quorum === undefined ? ('off' as const) : level,
    version,
  };
  const subject = quorum?.subject ?? securitySettings.saslUsersFile.name;
  const problems = [
    ...findSaslProblems(sasl).map((problem) => `${subject}: ${problem}`),
    ...[clients, quorum].flatMap((read) => (read === undefined ? [] : problemsOf(read))),
  ];
  if (problems.length > 0 || (clients ?? quorum) === undefined) return { ...noSecurity, problems };
  const path = join(confDir, 'jaas.conf');
  const sections = listSections({ clients: usersOf(clients), quorum: usersOf(quorum) });
  return {
    ...noSecurity,
    keys: saslProperties(sasl).map(([key, value]) => generate(key, value)),
    files: [{ path, text: renderJaas(sections), mode: 0o600, secret: true }],
    jvmFlags: [`-Djava.security.auth.login.config=${path}`],
  };
}

/** Which setting a key comes from; how many threads check logins is a mere default. */
const sources = [
  ['quorum.auth.', securitySettings.saslQuorum.name],
  ['fips-mode', securitySettings.saslQuorumFile.name],
  ['authProvider.', securitySettings.saslUsersFile.name],
  ['enforce.auth.', securitySettings.saslRequired.name],
  ['sessionRequireClientSASLAuth', securitySettings.saslRequired.name],
] as const;

function generate(key: string, value: string): Generated {
  const from = sources.find(([prefix]) => key.startsWith(prefix))?.[1];
  return from === undefined ? { key, value } : { key, value, from };
}

function problemsOf({ subject, users }: UsersRead): string[] {
  return users.ok ? [] : users.problems.map((problem) => `${subject}: ${problem}`);
}

function usersOf(read: UsersRead | undefined): readonly User[] {
  return read?.users.ok === true ? read.users.users : [];
}
