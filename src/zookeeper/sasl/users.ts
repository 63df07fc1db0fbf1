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
      password === undefined ? 'expected name:password' : findProblem(name, password, lineOf);
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

function findProblem(
  name: string,
  password: string,
  lineOf: ReadonlyMap<string, number>,
): string | undefined {
  // More could be quoted in a JAAS file, but ZooKeeper takes "/" and "@" for parts of a Kerberos name.
  if (!/^[\w.-]+$/.test(name)) {
    return 'expected a name of letters, digits, ".", "_" and "-" before the colon, since it becomes part of an option user_<name>';
  }
  const other = lineOf.get(name);
  if (other !== undefined) return `the same name as in line ${other} (remove one of them)`;
  if (password === '') return 'no password after the colon';
  if (password.includes('\ufffd')) return 'the password is not in UTF-8';
  // sun.security.util.PropertyExpander, which knows no escape
  return password.includes('${')
    ? 'the password has "${" in it, which Java takes for the name of a property (choose another password)'
    : undefined;
}
