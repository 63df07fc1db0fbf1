import { expect, it } from 'vitest';
import { parseAcl, renderAclEntry } from '../../../../src/zkCli/grammar/acl.ts';

it('reads entries between commas, digests with the colon in them', () => {
  expect(parseAcl('world:anyone:r,digest:u:aGFzaA==:cdrwa,auth::rw')).toEqual({
    ok: true,
    value: [
      { scheme: 'world', id: 'anyone', permissions: 1 },
      { scheme: 'digest', id: 'u:aGFzaA==', permissions: 31 },
      { scheme: 'auth', id: '', permissions: 3 },
    ],
  });
});

it.each([
  ['', 'an ACL has the form scheme:id:permissions, got ""'],
  ['world:anyone', 'an ACL has the form scheme:id:permissions, got "world:anyone"'],
  ['world:anyone:x', 'permissions are letters of cdrwa, got "x" in "world:anyone:x"'],
  ['world:anyone:', 'permissions are letters of cdrwa, got "" in "world:anyone:"'],
])('refuses %j', (raw, problem) => {
  expect(parseAcl(raw)).toEqual({ ok: false, problem });
});

it('prints an entry as zkCli.sh does, what parts the fields of Jute escaped', () => {
  const entry = { scheme: 'x509', id: 'CN=zk,O=100%', permissions: 31 };
  expect(renderAclEntry(entry)).toBe("'x509,'CN=zk%2CO=100%25\n: cdrwa\n");
});
