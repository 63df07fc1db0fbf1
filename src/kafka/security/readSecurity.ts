import type { FileWrite } from '../../files/fileWrite.ts';
import { readText } from '../../files/readText.ts';
import { type ParsedUsers, parseUsers, type User } from '../../sasl/users.ts';
import { readTlsFolder } from '../../tls/readTlsFolder.ts';
import type { TlsMaterial } from '../../tls/tlsFolder.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { type Entries, type Entry, mergeEntries } from '../properties/entries.ts';
import { type SecuritySettings, securitySettings } from '../settings/securitySettings.ts';
import { findOwnHosts, findTlsUses } from './certificateNeeds.ts';
import type { ScramMechanism } from './jaas.ts';
import { listSpoken, speaksTls, type SpokenListener } from './listeners.ts';
import { decideLogins, type Logins } from './logins.ts';
import { planSasl } from './sasl.ts';
import { planTls, usesFolder } from './tls.ts';

export interface SecurityFacts {
  readonly settings: SecuritySettings;
  /** All that is planned so far, and what the operator gave. */
  readonly properties: Entries;
  readonly sockets: readonly Pick<SpokenListener, 'name' | 'protocol' | 'role'>[];
  readonly confDir: string;
  /** KAFKA_OPTS. */
  readonly javaOptions: readonly string[];
}

/** What TLS and SASL come to. */
export interface Security {
  /** With the properties that follow. */
  readonly properties: Entries;
  /** Key and trust store. */
  readonly files: readonly FileWrite[];
  /** Users that new storage of a controller is formatted with. */
  readonly scram: {
    readonly mechanisms: readonly ScramMechanism[];
    readonly users: readonly User[];
  };
  /** What this member's own certificate and login are, where we gave them to it. */
  readonly material: TlsMaterial | undefined;
  readonly logins: Logins;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

const loginConfig = '-Djava.security.auth.login.config=';

/** Reads the certificates and users that the settings name, and decides what they come to. */
export function readSecurity(facts: SecurityFacts): Security {
  const { settings, properties, sockets, confDir, javaOptions } = facts;
  const listeners = listSpoken(properties, sockets);
  const issues: Issue[] = [];
  const logins = decideLogins(settings, readUsers(settings.saslUsersFile), issues);
  const certificate = readCertificate(facts, listeners, issues);
  const tls = planTls({ properties, listeners, material: certificate.material, confDir });
  const sasl = planSasl({
    properties,
    listeners,
    logins,
    hasLoginConfig: javaOptions.some((option) => option.startsWith(loginConfig)),
  });
  const derived = [...tls.derived, ...sasl.derived].map(([key, value]): Entry => ({
    key,
    value,
    subject: key,
  }));
  return {
    properties: mergeEntries(derived, [...properties.values()]),
    files: tls.files,
    scram: { mechanisms: sasl.scram, users: logins.users },
    material: tls.files.length > 0 ? certificate.material : undefined,
    logins,
    // what follows from a folder or file that could not be read says nothing new
    issues: issues.length > 0 ? issues : [...tls.issues, ...sasl.issues],
    warnings: [...certificate.warnings, ...sasl.warnings],
  };
}

function readUsers(path: string | undefined): ParsedUsers | undefined {
  if (path === undefined) return undefined;
  const text = readText(path);
  if (!text.ok) return { ok: false, problems: [text.problem] };
  const users = parseUsers(text.value);
  return users.ok
    ? users
    : { ok: false, problems: users.problems.map((problem) => `${path}: ${problem}`) };
}

interface Certificate {
  readonly material: TlsMaterial | undefined;
  readonly warnings: readonly string[];
}

function readCertificate(
  { settings: { tlsDir }, properties }: SecurityFacts,
  listeners: readonly SpokenListener[],
  issues: Issue[],
): Certificate {
  const { name } = securitySettings.tlsDir;
  if (tlsDir === undefined) return { material: undefined, warnings: [] };
  if (!listeners.some((listener) => speaksTls(listener))) {
    const warning = `${name}: no listener speaks TLS (SSL or SASL_SSL in listener.security.protocol.map)`;
    return { material: undefined, warnings: [warning] };
  }
  const read = readTlsFolder(tlsDir, {
    subject: name,
    now: new Date(),
    hostNames: findOwnHosts(properties, listeners),
    uses: findTlsUses(properties, listeners),
    tellsApart: true,
    // of a store that is given, Kafka alone knows what it trusts
    trustsItself: listeners.some(
      (one) => one.betweenBrokers && speaksTls(one) && usesFolder(properties, one),
    ),
  });
  if (read.ok) return read;
  issues.push(...read.problems.map((line) => issueOfLine(line)));
  return { material: undefined, warnings: [] };
}

// Of several problems of one subject only the first is told: the file belongs to it.
function issueOfLine(line: string): Issue {
  const at = line.lastIndexOf(': ');
  return { subject: line.slice(0, at), problem: line.slice(at + 2), exitCode: ExitCode.Config };
}
