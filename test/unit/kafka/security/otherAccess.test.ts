import { describe, expect, it } from 'vitest';
import type { Access } from '../../../../src/kafka/ask/target.ts';
import { toOtherAccess } from '../../../../src/kafka/security/otherAccess.ts';

const tls = { serverName: 'kafka-0', identity: 'pem' };
const trust = { authorities: 'ca', checksName: true };
const login = (mechanism: string) => ({ mechanism, username: 'u', password: 'p' });

describe('another broker', () => {
  it('is spoken to by its own name, and its certificate is checked', () => {
    expect(toOtherAccess({ tls, login: login('PLAIN') }, 'kafka-1', trust)).toEqual({
      ok: true,
      value: { tls: { ...tls, serverName: 'kafka-1', trust }, login: login('PLAIN') },
    });
  });

  it.each<[string, Access]>([
    ['without TLS', { login: login('PLAIN') }],
    ['without a login', { tls }],
    ['by SCRAM, which tells nobody the password', { tls, login: login('SCRAM-SHA-512') }],
  ])('is asked %s where no certificate can be checked', (_, access) => {
    expect(toOtherAccess(access, '10.0.0.1', undefined)).toMatchObject({ ok: true });
  });

  it('is not told the password of PLAIN where its certificate cannot be checked', () => {
    const access = { tls, login: login('PLAIN') };
    expect(toOtherAccess(access, 'kafka-1', undefined)).toMatchObject({ ok: false });
  });
});
