import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

/** Who may do what with a node. */
export interface AclEntry {
  readonly scheme: string;
  readonly id: string;
  /** Of the bits of ZooDefs.Perms. */
  readonly permissions: number;
}

// ZooDefs.Perms, in the order in which zkCli.sh prints them.
const bits = new Map([
  ['c', 4],
  ['d', 8],
  ['r', 1],
  ['w', 2],
  ['a', 16],
]);

/** Reads `scheme:id:permissions` between commas; an id may have colons in it, as digests do. */
export function parseAcl(raw: string): Parsed<readonly AclEntry[]> {
  const entries: AclEntry[] = [];
  for (const item of raw.split(',')) {
    const [, scheme, id, letters] = /^([^:]+):(.*):([^:]*)$/s.exec(item) ?? [];
    if (scheme === undefined || id === undefined || letters === undefined) {
      return reject(`an ACL has the form scheme:id:permissions, got ${quote(item)}`);
    }
    const permissions = parsePermissions(letters);
    if (permissions === undefined) {
      return reject(`permissions are letters of cdrwa, got ${quote(letters)} in ${quote(item)}`);
    }
    entries.push({ scheme, id, permissions });
  }
  return accept(entries);
}

function parsePermissions(letters: string): number | undefined {
  let permissions = 0;
  for (const letter of letters) {
    const bit = bits.get(letter);
    if (bit === undefined) return undefined;
    permissions |= bit;
  }
  return permissions === 0 ? undefined : permissions;
}

/** The letters of permissions, as `cdrwa`. */
export function renderPermissions(permissions: number): string {
  return [...bits].map(([letter, bit]) => ((permissions & bit) === 0 ? '' : letter)).join('');
}

/** An entry as zkCli.sh prints it: on two lines. */
export function renderAclEntry({ scheme, id, permissions }: AclEntry): string {
  return `'${escape(scheme)},'${escape(id)}\n: ${renderPermissions(permissions)}\n`;
}

// As Jute's toString writes a text (Utils.toCSVString).
function escape(text: string): string {
  return text.replaceAll(
    /[\0\n\r,}%]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
