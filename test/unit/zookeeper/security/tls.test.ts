import { describe, expect, it } from 'vitest';
import type { TlsRead } from '../../../../src/tls/tlsFolder.ts';
import { mergeEntries } from '../../../../src/zookeeper/member/generated.ts';
import { planClientTls } from '../../../../src/zookeeper/security/tls.ts';
import type { Version } from '../../../../src/zookeeper/version.ts';

const read: TlsRead = {
  ok: true,
  material: { keyStorePem: 'key and chain', trustStorePem: 'authority' },
  warnings: [],
};

const keysOf = (version: Version | undefined) =>
  planClientTls(read, { confDir: '/conf', from: 'ZK_TLS_DIR', version }).keys;

describe('planClientTls', () => {
  it.each<[string, Version | undefined, string | undefined]>([
    ['before the port spoke TLS 1.3 alone', [3, 8, 6], undefined],
    ['before the port spoke TLS 1.3 alone', [3, 9, 1], undefined],
    ['where it does', [3, 9, 2], 'TLSv1.3,TLSv1.2'],
    ['where it does', [3, 9, 5], 'TLSv1.3,TLSv1.2'],
    ['where the version is not known', undefined, 'TLSv1.3,TLSv1.2'],
  ])('names the versions of TLS for older clients %s', (_, version, expected) => {
    const found = keysOf(version).find(({ key }) => key === 'ssl.enabledProtocols');
    expect(found?.value).toBe(expected);
  });

  it.each([
    ['ssl.protocol', 'TLSv1.3', undefined],
    ['ssl.enabledProtocols', 'TLSv1.3', 'TLSv1.3'],
  ])("gives way to an operator's own %s", (key, value, expected) => {
    const { properties, problems } = mergeEntries(
      keysOf([3, 9, 5]),
      [{ key, value, subject: `ZK_CFG_${key}` }],
      [],
    );
    expect(problems).toEqual([]);
    const merged = new Map(properties);
    expect(merged.get(key)).toBe(value);
    expect(merged.get('ssl.enabledProtocols')).toBe(expected);
  });
});
