/** Who may log in, and by which password. */
export interface User {
  readonly name: string;
  readonly password: string;
}

export type ParsedUsers =
  | { readonly ok: true; readonly users: readonly [User, ...User[]] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a file of users: one `name:password` a line, all after the first colon being the password,
 * blanks included; `#` begins a comment line. Problems tell the line and nothing of what is in it,
 * since a line that is wrong may well be a password.
 */
export function parseUsers(text: string): ParsedUsers {
  const users: User[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name = '', password] = /^([^:]*):(.*)$/s.exec(line) ?? [];
    const problem =
      password === undefined ? 'expected name:password' : judge({ name, password }, lineOf);
    if (problem !== undefined) problems.push(`line ${index + 1}: ${problem}`);
    else users.push({ name, password: password ?? '' });
    if (!lineOf.has(name)) lineOf.set(name, index + 1);
  }
  if (problems.length > 0) return { ok: false, problems };
  const [first, ...others] = users;
  return first === undefined
    ? { ok: false, problems: ['no user in it, expected lines of name:password'] }
    : { ok: true, users: [first, ...others] };
}

function judge(user: User, lineOf: ReadonlyMap<string, number>): string | undefined {
  const [name] = findUserProblems(user, 'before the colon');
  if (name?.of === 'name') return name.problem;
  const other = lineOf.get(user.name);
  if (other !== undefined) return `the same name as in line ${other} (remove one of them)`;
  return user.password === '' ? 'no password after the colon' : name?.problem;
}

interface UserProblem {
  readonly of: 'name' | 'password';
  readonly problem: string;
}

/** What is wrong with a user, without anything of it. `place` tells where the name stands. */
export function findUserProblems({ name, password }: User, place: string): UserProblem[] {
  const problems: UserProblem[] = [];
  // More could be quoted in a JAAS file, but ZooKeeper takes "/" and "@" for parts of a Kerberos name.
  if (!/^[\w.-]+$/.test(name)) {
    const problem = `expected a name of letters, digits, ".", "_" and "-" ${place}, since it becomes part of an option user_<name>`;
    problems.push({ of: 'name', problem });
  }
  if (password.includes('\ufffd')) {
    problems.push({ of: 'password', problem: 'the password is not in UTF-8' });
  }
  // sun.security.util.PropertyExpander, which knows no escape; Kafka has its config.providers for it
  if (password.includes('${')) {
    const problem =
      'the password has "${" in it, which Java takes for the name of a property (choose another password)';
    problems.push({ of: 'password', problem });
  }
  return problems;
}
