import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import type { Property } from '../../src/java/properties.ts';
import { clientSection, listSections, renderJaas } from '../../src/zookeeper/sasl/jaas.ts';
import { type QuorumLogin, saslProperties } from '../../src/zookeeper/sasl/saslProperties.ts';
import { parseUsers } from '../../src/sasl/users.ts';
import { type PlainServer, startPlainServer } from '../support/plainServer.ts';
import { runZooKeeperMain } from '../support/runZooKeeperMain.ts';

let folder: string;
const servers: PlainServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sasl-login-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  rmSync(folder, { recursive: true });
});

const address = '127.0.102.2';
const password = 'p"w\\ ü €:#';

function readUsers(text: string) {
  const parsed = parseUsers(text);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.users;
}

/** A file of the name, and the flag by which java reads it. */
function writeJaas(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return `-Djava.security.auth.login.config=${path}`;
}

async function startServer(required: boolean): Promise<PlainServer> {
  const clients = readUsers(`# who may log in\nalice:${password}\nbob:x\n`);
  const server = startPlainServer({
    folder: join(folder, 'server'),
    address,
    properties: saslProperties({ clients: true, required, quorum: 'off', version: [3, 9, 5] }),
    flags: [writeJaas('server.conf', renderJaas(listSections({ clients, quorum: [] })))],
  });
  servers.push(server);
  await server.serving();
  return server;
}

async function ask(flags: readonly string[], ...command: readonly string[]) {
  return runZooKeeperMain(join(folder, 'client'), `${address}:2181`, command, flags);
}

/** A client's flags: since 3.9.4 it logs in by DIGEST-MD5 only where fips-mode is off. */
function logInAs(name: string, secret: string): string[] {
  const text = renderJaas([clientSection({ name, password: secret })]);
  return [writeJaas(`${name}.conf`, text), '-Dzookeeper.fips-mode=false'];
}

const whoIs = (text: string) => ({ code: 0, text: `Auth scheme: User\n${text}` });

it('a client logs in with the right password only', async () => {
  const server = await startServer(false);
  expect(await ask(logInAs('alice', password), 'whoami')).toEqual(
    whoIs('sasl: alice\nip: 127.0.0.1\n'),
  );
  const marks = 'Closing client connection due to SASL authentication failure';
  expect(server.readLog()).not.toContain(marks);
  // who is refused prints no more than the head of the table
  expect(await ask(logInAs('alice', 'wrong'), 'whoami')).toEqual(whoIs(''));
  expect(server.readLog().split(marks)).toHaveLength(2);
  expect(await ask(logInAs('carol', password), 'whoami')).toEqual(whoIs(''));
  expect(server.readLog().split(marks)).toHaveLength(3);
  expect(await ask([], 'whoami')).toEqual(whoIs('ip: 127.0.0.1\n'));
});

it('a client must log in where that is required', async () => {
  await startServer(true);
  const alice = logInAs('alice', password);
  expect(await ask(alice, 'ls', '/')).toEqual({ code: 0, text: '[zookeeper]\n' });
  expect(await ask([], 'ls', '/')).toEqual({
    code: 1,
    text: 'KeeperErrorCode = Session closed because client failed to authenticate for /\n',
  });
  expect(await ask(alice.slice(0, 1), 'ls', '/')).toEqual({
    code: 1,
    text: 'KeeperErrorCode = AuthFailed for /\n',
  });
});

const addresses = [11, 12, 13].map((host) => `127.0.102.${host}`);

/** A member of three that log in to each other by a file of these users. */
function startMember(
  myid: number,
  users: string,
  quorum: QuorumLogin,
  more: readonly Property[] = [],
): PlainServer {
  const logins = { clients: [], quorum: readUsers(users) };
  const sasl = { clients: false, required: false, quorum, version: undefined };
  const server = startPlainServer({
    folder: join(folder, `member-${myid}`),
    address: addresses[myid - 1] ?? '',
    myid,
    properties: [
      ...saslProperties(sasl),
      ...addresses.map((host, index): Property => [`server.${index + 1}`, `${host}:2888:3888`]),
      ...more,
    ],
    flags: [writeJaas(`member-${myid}.conf`, renderJaas(listSections(logins)))],
  });
  servers.push(server);
  return server;
}

/** The first words of this kind in the log of one of the members. */
async function untilLogged(members: readonly PlainServer[], words: RegExp): Promise<string> {
  return waitFor({ what: `a log with ${words}`, timeoutMs: 60_000 }, () =>
    members.map((member) => words.exec(member.readLog())?.[0]).find((found) => found !== undefined),
  );
}

async function modesOf(...members: readonly PlainServer[]): Promise<string[]> {
  return (await Promise.all(members.map((member) => member.serving()))).toSorted();
}

const good = `zk:${password}\n`;
const quorum = ['follower', 'leader'];

it('members let only those in who log in with the right password', async () => {
  const members = [startMember(1, good, 'required'), startMember(2, good, 'required')];
  const stranger = startMember(3, 'zk:wrong\n', 'required');
  expect(await modesOf(...members)).toEqual(quorum);
  expect(await untilLogged(members, /Failed to authenticate using SASL/)).toBeDefined();
  expect(await untilLogged([stranger], /Authentication failed against server/)).toBeDefined();
  await stranger.kill();
  expect(await modesOf(startMember(3, good, 'required'))).toEqual(['follower']);
});

it.each<[QuorumLogin, QuorumLogin]>([
  ['off', 'enabled'],
  ['enabled', 'learner'],
  ['learner', 'required'],
])(
  'members at the levels %s and %s form a quorum, so that an upgrade can roll',
  async (from, to) => {
    expect(await modesOf(startMember(1, good, from), startMember(2, good, to))).toEqual(quorum);
  },
);

it('members that know the same users log in whichever comes first, so that a password can change', async () => {
  const [old, next] = ['old:x\n', `next:${password}\n`];
  const members = [startMember(1, old + next, 'required'), startMember(2, next + old, 'required')];
  expect(await modesOf(...members)).toEqual(quorum);
});

it('with fips-mode on, members cannot log in', async () => {
  const fips: Property[] = [['fips-mode', 'true']];
  const members = [1, 2].map((myid) => startMember(myid, good, 'required', fips));
  expect(await untilLogged(members, /not use DIGEST-MD5.*FIPS mode is enabled/)).toBeDefined();
  expect(await untilLogged(members, /NullPointerException/)).toBeDefined();
});
