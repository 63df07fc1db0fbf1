import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resolveOther } from '../../src/kafka/ask/resolveTarget.ts';
import type { Access } from '../../src/kafka/ask/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'resolve-other-'));
const hosts = join(folder, 'hosts');
const place = { host: 'controller-1.k.invalid', port: 9093 };
afterAll(() => rmSync(folder, { recursive: true }));

const login = { mechanism: 'PLAIN', username: 'controller', password: 'secret' };
const tls = { serverName: undefined, identity: undefined };
const trust = { authorities: '', checksName: true };
const kept = { ok: true, value: { host: '127.0.9.1', port: 9093 } };

it.each<[string, Access, object]>([
  ['is asked where it was', {}, kept],
  ['is asked where it was, by TLS with a password', { tls, login }, kept],
  ['is not told a password where it was', { login }, { problem: 'no address of this name' }],
])('a server whose name nobody knows any more %s', async (_, access, expected) => {
  const target = { host: '127.0.9.2', port: 9093, access, timeoutMs: 2000 };
  const others = { env: { POD_HOSTS_FILE: hosts }, trust, found: new Map<string, string>() };
  writeFileSync(hosts, `127.0.9.1 ${place.host}\n`);
  expect(await resolveOther(target, place, others)).toMatchObject(kept);
  writeFileSync(hosts, '');
  expect(await resolveOther(target, place, others)).toMatchObject(expected);
});
