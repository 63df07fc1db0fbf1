import { generatedMark } from '../../java/generatedMark.ts';
import { quoteJaas } from '../../sasl/jaasText.ts';
import type { User } from '../../sasl/users.ts';

/** One section of a JAAS file: who logs in there, or who may. */
export interface JaasSection {
  readonly name: string;
  readonly options: readonly (readonly [name: string, value: string])[];
}

export interface Logins {
  /** The clients that may log in; empty where clients do not. */
  readonly clients: readonly User[];
  /** The users that members know each other by: each member lets all of them in, and logs in as the first. */
  readonly quorum: readonly User[];
}

/** The sections that a member needs, under the names that ZooKeeper looks for by default. */
export function listSections({ clients, quorum }: Logins): JaasSection[] {
  const [self] = quorum;
  return [
    ...(clients.length === 0 ? [] : [acceptAll('Server', clients)]),
    ...(self === undefined
      ? []
      : [acceptAll('QuorumServer', quorum), logInAs('QuorumLearner', self)]),
  ];
}

/** The section that a client logs in by. */
export function clientSection(user: User): JaasSection {
  return logInAs('Client', user);
}

/**
 * Renders a JAAS file that Java reads back (javax.security.auth.login.Configuration): UTF-8, `//` for
 * comments, names of options bare, and values in quotes, in which it knows the escapes of C. What it
 * would also do in them, to put the value of a property for `${name}`, cannot be escaped: parseUsers
 * lets none in.
 */
export function renderJaas(sections: readonly JaasSection[]): string {
  return [comment, ...sections.map(renderSection)].join('\n');
}

const comment = `${generatedMark.replace(/^#/, '//')}\n`;
/** Checks passwords in the file itself (ZooKeeper Administrator's Guide, DIGEST-MD5). */
const loginModule = 'org.apache.zookeeper.server.auth.DigestLoginModule';

function acceptAll(name: string, users: readonly User[]): JaasSection {
  return { name, options: users.map((user) => [`user_${user.name}`, user.password]) };
}

function logInAs(name: string, user: User): JaasSection {
  return {
    name,
    options: [
      ['username', user.name],
      ['password', user.password],
    ],
  };
}

function renderSection({ name, options }: JaasSection): string {
  const lines = options.map(([option, value]) => `\n    ${option}=${quoteJaas(value)}`).join('');
  return `${name} {\n  ${loginModule} required${lines};\n};\n`;
}
