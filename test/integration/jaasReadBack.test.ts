import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listSections, renderJaas } from '../../src/zookeeper/sasl/jaas.ts';
import { parseUsers, type User } from '../../src/sasl/users.ts';
import { runJava } from '../support/runJava.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jaas-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sections = ['Server', 'QuorumServer', 'QuorumLearner'];
const loginModule = 'org.apache.zookeeper.server.auth.DigestLoginModule';

/** The sections that Java finds in a file: their heads, and the options of each. */
async function readByJava(text: string) {
  const file = join(folder, 'jaas.conf');
  writeFileSync(file, text);
  const printed = await runJava({ source: 'ReadJaas.java', args: [file, ...sections] });
  const lines = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const options = (section: string) =>
    lines.filter(([name, key]) => name === section && key !== loginModule);
  return {
    heads: lines.filter(([, key]) => key === loginModule).map((line) => line.join(' ')),
    options: (section: string) =>
      new Map(options(section).map(([, key = '', value = '']) => [key, decode(value)])),
  };
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

const name = fc.stringMatching(/^[\w.-]{1,12}$/);
const awkward = fc.string({
  unit: fc.constantFrom(...'ab07 "\\\'/*#;={}$\t\u0000\u0085\u00a0\rün€😀'.split('')),
  minLength: 1,
});
const password = fc
  .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1 }))
  .map((text) => text.toWellFormed().replaceAll('\n', ' '));

it(
  'Java reads every user that parseUsers takes, whatever the password',
  { timeout: 120_000 },
  async () => {
    const seed = 20_261_125;
    const some = fc.sample(fc.tuple(name, password), { seed, numRuns: 20_000 });
    const taken = [...new Map(some)]
      .map(([one, secret]) => parseUsers(`${one}:${secret}`))
      .map((parsed) => (parsed.ok ? parsed.users[0] : undefined))
      .filter((user) => user !== undefined);
    expect(taken.length).toBeGreaterThan(10_000);
    const found = await readByJava(renderJaas(listSections({ clients: taken, quorum: [] })));
    expect(found.heads).toEqual([`Server ${loginModule} LoginModuleControlFlag: required`]);
    const wanted = new Map(taken.map((user) => [`user_${user.name}`, user.password]));
    expect(found.options('Server')).toEqual(wanted);
  },
);

it('Java reads the sections of a member', async () => {
  const [alice, bob]: User[] = [
    { name: 'alice', password: 'p"w' },
    { name: 'bob', password: 'p\\w' },
  ];
  if (alice === undefined || bob === undefined) throw new Error('two users');
  const logins = { clients: [alice], quorum: [bob, alice] };
  const found = await readByJava(renderJaas(listSections(logins)));
  expect(found.heads).toEqual(
    sections.map((section) => `${section} ${loginModule} LoginModuleControlFlag: required`),
  );
  expect(found.options('Server')).toEqual(new Map([['user_alice', 'p"w']]));
  expect(found.options('QuorumServer')).toEqual(
    new Map([
      ['user_bob', 'p\\w'],
      ['user_alice', 'p"w'],
    ]),
  );
  expect(found.options('QuorumLearner')).toEqual(
    new Map([
      ['username', 'bob'],
      ['password', 'p\\w'],
    ]),
  );
});

it('Java puts a property for ${name}, which is why parseUsers refuses it', async () => {
  const user = { name: 'a', password: '${java.specification.version}' };
  const found = await readByJava(renderJaas(listSections({ clients: [user], quorum: [] })));
  expect(found.options('Server').get('user_a')).toMatch(/^\d+$/);
});
