import { findUserProblems, type ParsedUsers, type User } from '../../sasl/users.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { type SecuritySettings, securitySettings } from '../settings/securitySettings.ts';
import { findRepeated } from '../../tool/repeated.ts';

/** Who may log in where a listener speaks SASL, and who this member logs in as. */
export interface Logins {
  /** To other brokers. */
  readonly interBroker: User | undefined;
  /** To controllers, and among them. */
  readonly controller: User | undefined;
  /** All that brokers let in, each name once. */
  readonly users: readonly User[];
}

export type LoginSettings = Pick<
  SecuritySettings,
  | 'interBrokerUser'
  | 'interBrokerPassword'
  | 'controllerUser'
  | 'controllerPassword'
  | 'clientUsers'
  | 'clientPasswords'
>;

const { interBrokerUser, interBrokerPassword, controllerUser, controllerPassword } =
  securitySettings;
const { clientUsers, clientPasswords, saslUsersFile } = securitySettings;

/** Puts users and passwords together; a problem shows nothing of a password. */
export function decideLogins(
  settings: LoginSettings,
  file: ParsedUsers | undefined,
  issues: Issue[],
): Logins {
  const say = (subject: string, problem: string): void => {
    issues.push({ subject, problem, exitCode: ExitCode.Config });
  };
  for (const problem of file?.ok === false ? file.problems : []) {
    const at = problem.lastIndexOf(': ');
    say(`${saslUsersFile.name}: ${problem.slice(0, at)}`, problem.slice(at + 2));
  }
  const inFile = file?.ok === true ? file.users : [];
  const pair = (name: string | undefined, password: string | undefined, of: Pair) => {
    if (name === undefined) {
      if (password !== undefined) say(of.password.name, `needs ${of.user.name} beside it`);
      return undefined;
    }
    const known = password ?? inFile.find((user) => user.name === name)?.password;
    if (known === undefined) {
      // a file that cannot be read may well have it
      if (file?.ok !== false) say(of.password.name, `is required for the user of ${of.user.name}`);
      return undefined;
    }
    return check({ name, password: known }, of);
  };
  const check = (user: User, { user: name, password }: Pair): User => {
    for (const { of, problem } of findUserProblems(user, 'only')) {
      say(of === 'name' ? name.name : password.name, problem);
    }
    return user;
  };
  const interBroker = pair(settings.interBrokerUser, settings.interBrokerPassword, {
    user: interBrokerUser,
    password: interBrokerPassword,
  });
  const controller = pair(settings.controllerUser, settings.controllerPassword, {
    user: controllerUser,
    password: controllerPassword,
  });
  const clients = pairClients(settings, say).map((user) =>
    check(user, { user: clientUsers, password: clientPasswords }),
  );
  const users = new Map(interBroker === undefined ? [] : [[interBroker.name, interBroker]]);
  const add = (user: User, subject: string): void => {
    const other = users.get(user.name);
    if (other !== undefined && other.password !== user.password) {
      say(subject, `${user.name} has another password elsewhere (give each user once)`);
    }
    users.set(user.name, other ?? user);
  };
  for (const user of clients) add(user, clientUsers.name);
  for (const user of inFile) add(user, saslUsersFile.name);
  return { interBroker, controller: controller ?? interBroker, users: [...users.values()] };
}

interface Pair {
  readonly user: { readonly name: string };
  readonly password: { readonly name: string };
}

function pairClients(
  settings: LoginSettings,
  say: (subject: string, problem: string) => void,
): readonly User[] {
  if (settings.clientUsers === undefined && settings.clientPasswords === undefined) return [];
  const names = (settings.clientUsers ?? '').split(',').map((name) => name.trim());
  const passwords = (settings.clientPasswords ?? '').split(',');
  if (settings.clientUsers === undefined) {
    say(clientPasswords.name, `needs ${clientUsers.name} beside it`);
    return [];
  }
  const twice = findRepeated(names);
  if (twice !== undefined) say(clientUsers.name, `names ${twice} twice`);
  if (settings.clientPasswords === undefined || names.length !== passwords.length) {
    const got = settings.clientPasswords === undefined ? 'none' : passwords.length;
    const problem = `expected as many as ${clientUsers.name} has users, ${names.length}, got ${got} (one with a comma in it goes into the file of ${saslUsersFile.name})`;
    say(clientPasswords.name, problem);
    return [];
  }
  if (passwords.includes('')) say(clientPasswords.name, 'one of them is empty');
  return names.map((name, index) => ({ name, password: passwords[index] ?? '' }));
}
