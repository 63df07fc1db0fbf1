import { expect, it } from 'vitest';
import { parseDnsName } from '../../../src/pod/dnsName.ts';
import { accept } from '../../../src/tool/parsed.ts';

it.each(['zk-hs', 'zk-hs.default.svc.cluster.local', 'a_b.c', '0', 'A.b', `${'x'.repeat(63)}.y`])(
  'takes %s',
  (name) => {
    expect(parseDnsName(name)).toEqual(accept(name));
  },
);

it.each([
  '',
  '.a',
  'a.',
  'a..b',
  '-a',
  'a-',
  'a b',
  'a:1',
  'a\nb',
  'a/b',
  'tcp://a',
  'x'.repeat(64),
  `${'x.'.repeat(126)}xx`,
])('refuses %j', (name) => {
  expect(parseDnsName(name)).toMatchObject({ ok: false });
});
