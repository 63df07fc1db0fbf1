import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:tls';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Identity,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  validFor,
  writeSecret,
} from '../support/certificates.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

// Certificates that a real server would not start with; zkOk against real ones: test/support/tlsEnsemble.ts

const address = '127.0.53.1';
const valid = validFor(-1, 90);
let folder: string;
let authority: Identity;
let tlsDir: string;
let server: Server | undefined;
let fake: FakeServer | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zk-ok-tls-'));
  authority = await makeAuthority(valid);
  const own = await makeIdentity({ ...valid, issuer: authority, usages: quorumUsages });
  tlsDir = writeSecret(join(folder, 'secret'), {
    'tls.crt': renderCertificates(own),
    'tls.key': renderKey(own, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });
});
afterEach(() => {
  server?.close();
  fake?.close();
  server = undefined;
  fake = undefined;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Listens by TLS, and answers srvr as a leader does, byte by byte. */
async function listen(identity: Identity): Promise<number> {
  const reply = 'Zookeeper version: 3.9.5, built on x\nMode: leader\nNode count: 5\n';
  server = createServer(
    { cert: renderCertificates(identity), key: renderKey(identity, 'pkcs8') },
    (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => {
        for (const letter of reply) socket.write(letter);
        socket.end();
      });
    },
  );
  server.on('tlsClientError', (_, socket) => socket.destroy());
  server.listen(0, address);
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
}

/** What a TLS-only pod with this port asks; the port is `PORT` in what comes back. */
async function zkOk(port: number, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr } = await execa(resolve('dist/zkOk.mjs'), ['ready', ...args], {
    env: {
      PATH: process.env['PATH'],
      ZK_TLS_ONLY: 'true',
      ZK_TLS_DIR: tlsDir,
      ZK_SECURE_CLIENT_PORT: String(port),
      ZK_SECURE_CLIENT_PORT_ADDRESS: address,
      ...env,
    },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  return { code: exitCode, stdout, stderr: stderr.replaceAll(`:${port}:`, ':PORT:') };
}

const where = `zkOk: ${address}:PORT:`;

describe('the certificate of the server', () => {
  it('may be for any name, unless one is asked for', async () => {
    const identity = await makeIdentity({ ...valid, issuer: authority, dnsNames: ['zk-0.zk-hs'] });
    const port = await listen(identity);
    expect(await zkOk(port)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await zkOk(port, ['--tls-name=zk-0.zk-hs'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await zkOk(port, ['--tls-name=zk-1.zk-hs'])).toEqual({
      code: 69,
      stdout: '',
      stderr: `${where} the server's certificate is for another name: DNS:zk-0.zk-hs`,
    });
  });

  it('must not have expired', async () => {
    const past = validFor(-9, -1);
    const port = await listen(
      await makeIdentity({ ...past, issuer: authority, dnsNames: ['zk-0'] }),
    );
    const expired = "the server's certificate, or one that it leads to, has expired (renew it)";
    expect(await zkOk(port)).toEqual({ code: 69, stdout: '', stderr: `${where} ${expired}` });
  });

  it('must be valid already', async () => {
    const future = validFor(1, 9);
    const port = await listen(
      await makeIdentity({ ...future, issuer: authority, dnsNames: ['zk-0'] }),
    );
    expect((await zkOk(port)).stderr).toBe(
      `${where} the server's certificate, or one that it leads to, is not valid yet (check the clocks)`,
    );
  });

  it.each(['CN=other', 'CN=ca'])('must not be from another authority: %s', async (subject) => {
    const issuer = await makeAuthority({ ...valid, subject });
    const port = await listen(await makeIdentity({ ...valid, issuer, dnsNames: ['zk-0'] }));
    expect(await zkOk(port)).toEqual({
      code: 69,
      stdout: '',
      stderr: `${where} the server's certificate does not lead to an authority of ca.crt (have both from one issuer)`,
    });
  });
});

it('a port that speaks no TLS', async () => {
  fake = await startFakeServer(address, (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
  expect((await zkOk(fake.port)).stderr).toBe(`${where} answers in plain text, expected TLS`);
});

it('a port that closes the connection', async () => {
  fake = await startFakeServer(address, (socket) => socket.end());
  expect(await zkOk(fake.port)).toMatchObject({
    code: 69,
    stderr: `${where} connection closed without an answer (too many connections from this address, or a port that speaks no TLS)`,
  });
});

it('a server that never answers', async () => {
  fake = await startFakeServer(address, () => undefined);
  expect(await zkOk(fake.port, ['--timeout=400ms'])).toMatchObject({
    code: 69,
    stderr: `${where} no answer within 400 ms (the server hangs or loads its tree, or the port speaks no TLS)`,
  });
});

describe('what is wrong here is 78', () => {
  it.each([
    [
      'no port and no folder',
      { ZK_SECURE_CLIENT_PORT: '', ZK_TLS_DIR: '' },
      'zkOk: ZK_SECURE_CLIENT_PORT: is required: port that clients connect to by TLS; needed with ZK_TLS_ONLY or --tls\n' +
        'zkOk: ZK_TLS_DIR: is required: folder with the ca.crt that the server is trusted by, and with tls.crt and tls.key to show; needed with ZK_TLS_ONLY or --tls',
    ],
    [
      'a folder that is not there',
      { ZK_TLS_DIR: '/no-such-folder' },
      ['ca.crt', 'tls.crt', 'tls.key']
        .map((name) => `zkOk: ZK_TLS_DIR: /no-such-folder/${name}: not found (mount it there)`)
        .join('\n'),
    ],
  ])('%s', async (_, env, stderr) => {
    expect(await zkOk(1, [], env)).toEqual({ code: 78, stdout: '', stderr });
  });

  it('a key of another certificate', async () => {
    const other = await makeIdentity({ ...valid, issuer: authority });
    const mixed = writeSecret(join(folder, 'mixed'), {
      'tls.crt': renderCertificates(other),
      'tls.key': renderKey(authority, 'sec1'),
      'ca.crt': renderCertificates(authority),
    });
    const { code, stderr } = await zkOk(1, [], { ZK_TLS_DIR: mixed });
    expect({ code, stderr }).toEqual({
      code: 78,
      stderr: `zkOk: ZK_TLS_DIR: ${mixed}: tls.crt and tls.key cannot be used: key values mismatch (they must be a certificate and its own key, without a password)`,
    });
  });

  it('a certificate that is none', async () => {
    const bad = join(folder, 'bad');
    writeSecret(bad, { 'tls.crt': 'x', 'tls.key': 'x', 'ca.crt': undefined });
    writeFileSync(join(bad, 'ca.crt'), '');
    const { code, stderr } = await zkOk(1, ['--tls-client-auth=none'], { ZK_TLS_DIR: bad });
    expect({ code, stderr }).toEqual({
      code: 78,
      stderr: `zkOk: ZK_TLS_DIR: ${bad}/ca.crt: no certificate, expected a PEM block as -----BEGIN CERTIFICATE-----`,
    });
  });
});

it('zkGenConfig warns of a certificate that zkOk could not show', async () => {
  const usages = quorumUsages.slice(0, 1);
  const own = await makeIdentity({ ...valid, issuer: authority, dnsNames: ['zk-0'], usages });
  const serverOnly = writeSecret(join(folder, 'server-only'), {
    'tls.crt': renderCertificates(own),
    'tls.key': renderKey(own, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });
  const warn = async (env: NodeJS.ProcessEnv) => {
    const { stderr } = await execa(resolve('dist/zkGenConfig.mjs'), ['--dry-run'], {
      env: {
        PATH: process.env['PATH'],
        POD_NAME: 'zk-0',
        ZK_REPLICAS: '1',
        ZK_CONF_DIR: folder,
        ZK_TLS_DIR: serverOnly,
        ZK_SECURE_CLIENT_PORT: '2281',
        ...env,
      },
      extendEnv: false,
    });
    return stderr.includes('not to be used for a client');
  };
  expect(await warn({ ZK_TLS_ONLY: 'true' })).toBe(true);
  expect(await warn({ ZK_TLS_ONLY: 'true', ZK_TLS_CLIENT_AUTH: 'want' })).toBe(false);
  expect(await warn({})).toBe(false);
});
