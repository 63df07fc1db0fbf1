import { join } from 'node:path';
import { listSections, renderJaas } from '../sasl/jaas.ts';
import { findSaslProblems, type Sasl, saslProperties } from '../sasl/saslProperties.ts';
import type { ParsedUsers, User } from '../sasl/users.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import { noSecurity, type Security } from './security.ts';

/** The users of one mounted file. */
export interface UsersRead {
  /** The setting that named the file. */
  readonly subject: string;
  readonly path: string;
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
    keys: saslProperties(sasl).map(([key, value]) => ({ key, value })),
    files: [{ path, text: renderJaas(sections), mode: 0o600, secret: true }],
    jvmFlags: [`-Djava.security.auth.login.config=${path}`],
  };
}

function problemsOf({ subject, path, users }: UsersRead): string[] {
  return users.ok ? [] : users.problems.map((problem) => `${subject}: ${path}: ${problem}`);
}

function usersOf(read: UsersRead | undefined): readonly User[] {
  return read?.users.ok === true ? read.users.users : [];
}
