import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readOwnAddresses } from '../../src/pod/readOwnName.ts';
import { resolveOwnAddress } from '../../src/pod/resolveOwnAddress.ts';
import { accept, reject } from '../../src/tool/parsed.ts';

const folder = mkdtempSync(join(tmpdir(), 'resolve-own-address-'));
const hosts = join(folder, 'hosts');
afterAll(() => rmSync(folder, { recursive: true }));

const name = 'kafka-0.kafka.invalid';
// TEST-NET-1 of RFC 5737
const foreign = '192.0.2.7';

it.each([
  ['0.0.0.0', [], accept('127.0.0.1')],
  [foreign, [], accept(foreign)],
  [name, ['127.0.9.1'], accept('127.0.9.1')],
  [name, ['::1'], accept('::1')],
  [name, [foreign, '127.0.9.1'], accept('127.0.9.1')],
  [name, [foreign], reject(`${name}: ${foreign} is no address of this pod`)],
  [name, [], reject(`${name}: no address of this name`)],
])('a server that listens at %s, which is %j, is reached at %j', async (host, found, expected) => {
  writeFileSync(hosts, found.map((address) => `${address} ${name}\n`).join(''));
  expect(await resolveOwnAddress(host, { POD_HOSTS_FILE: hosts }, 2000)).toEqual(expected);
});

it.each([...readOwnAddresses()])('%s is an address of this pod', async (address) => {
  writeFileSync(hosts, `${address} ${name}\n`);
  expect(await resolveOwnAddress(name, { POD_HOSTS_FILE: hosts }, 2000)).toEqual(accept(address));
});
