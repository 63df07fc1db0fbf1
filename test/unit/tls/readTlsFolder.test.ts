import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readTlsFolder, type TlsExpectations } from '../../../src/tls/readTlsFolder.ts';
import {
  certificateNow,
  daysFromNow,
  type Identity,
  type KeyForm,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  type SecretFiles,
  writeSecret,
} from '../../support/certificates.ts';

const host = 'zk-0.zk-hs.default.svc.cluster.local';
const expectations: TlsExpectations = { subject: 'ZK_TLS_DIR', now: certificateNow };

let root: string;
let folder: string;
let authority: Identity;
let rsa: Identity;
let ec: Identity;
let good: SecretFiles;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tls-folder-'));
  authority = await makeAuthority();
  const leaf = { issuer: authority, dnsNames: [host], usages: quorumUsages };
  rsa = await makeIdentity({ ...leaf, kind: 'rsa', subject: 'CN=zk' });
  ec = await makeIdentity(leaf);
  good = {
    'tls.crt': renderCertificates(ec),
    'tls.key': renderKey(ec, 'sec1'),
    'ca.crt': renderCertificates(authority),
  };
});
beforeEach(makeFolder);
afterAll(() => rmSync(root, { recursive: true }));

function makeFolder(): void {
  folder = mkdtempSync(join(root, 'secret-'));
}

/** Reads a new folder with these files instead of good ones. */
function read(files: Partial<SecretFiles>, more: Partial<TlsExpectations> = {}) {
  makeFolder();
  return readTlsFolder(writeSecret(folder, { ...good, ...files }), { ...expectations, ...more });
}

/** The messages of a run, without what each of them starts with. */
function messagesOf(files: Partial<SecretFiles>, more: Partial<TlsExpectations> = {}): string[] {
  const result = read(files, more);
  const messages = result.ok ? result.warnings : result.problems;
  const start = `ZK_TLS_DIR: ${folder}/`;
  for (const message of messages) {
    expect(message).toMatch(/^[^\n]+$/);
    expect(message.startsWith(start)).toBe(true);
  }
  return messages.map((message) => message.slice(start.length));
}

const garbage = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

async function reissue(wish: Parameters<typeof makeIdentity>[0]) {
  const leaf = await makeIdentity({ issuer: authority, ...wish });
  return { 'tls.crt': renderCertificates(leaf), 'tls.key': renderKey(leaf, 'pkcs8') };
}

describe('readTlsFolder gives', () => {
  it.each<[string, () => Identity, KeyForm]>([
    ['RSA', () => rsa, 'pkcs1'],
    ['RSA', () => rsa, 'pkcs8'],
    ['EC', () => ec, 'sec1'],
    ['EC', () => ec, 'pkcs8'],
  ])('a key of %s as PKCS#8 from %3$s, before its certificate', (_, identity, form) => {
    const result = read({
      'tls.crt': renderCertificates(identity()),
      'tls.key': renderKey(identity(), form),
    });
    expect(result).toEqual({
      ok: true,
      material: {
        keyStorePem: renderKey(identity(), 'pkcs8') + renderCertificates(identity()),
        trustStorePem: renderCertificates(authority),
      },
      warnings: [],
    });
  });

  it('the blocks alone, whatever stands between them', () => {
    const plain = read({});
    const parameters =
      '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----';
    const noisy = read({
      'tls.crt': `subject=CN = "zk ü"\r\n${good['tls.crt']?.replaceAll('\n', '\r\n')}`,
      'tls.key': `Bag Attributes\n${parameters}\n${good['tls.key']}`,
      'ca.crt': `# our CA\n\n${good['ca.crt']}\n${good['ca.crt']}`,
    });
    expect(noisy).toEqual(plain);
  });

  it('every certificate of a chain in its order', async () => {
    const upper = await makeAuthority({ subject: 'CN=upper', issuer: authority });
    const lower = await makeAuthority({ subject: 'CN=lower', issuer: upper });
    const leaf = await makeIdentity({ issuer: lower });
    const chain = renderCertificates(leaf, lower, upper);
    const result = read({ 'tls.crt': chain, 'tls.key': renderKey(leaf, 'sec1') });
    expect(result).toMatchObject({
      ok: true,
      material: { keyStorePem: renderKey(leaf, 'pkcs8') + chain },
      warnings: [],
    });
  });
});

const whatToMount =
  '(mount the Secret that cert-manager writes, or another of the type kubernetes.io/tls with ca.crt)';

describe('readTlsFolder refuses', () => {
  it('a folder that is not there, in one line', () => {
    const absent = join(folder, 'tls');
    expect(readTlsFolder(absent, expectations)).toEqual({
      ok: false,
      problems: [
        `ZK_TLS_DIR: ${absent}: no such folder, expected tls.crt, tls.key, ca.crt in it ${whatToMount}`,
      ],
    });
  });

  it('a file instead of a folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(readTlsFolder(file, expectations)).toMatchObject({
      problems: [expect.stringContaining(`${file}: a file, expected a folder`)],
    });
  });

  it('what is missing, each file in a line', () => {
    expect(messagesOf({ 'tls.crt': undefined, 'tls.key': undefined, 'ca.crt': undefined })).toEqual(
      ['tls.crt', 'tls.key', 'ca.crt'].map(
        (name) => `${name}: no such file, expected the key ${name} of the Secret ${whatToMount}`,
      ),
    );
  });

  it('a folder where a file belongs', () => {
    writeSecret(folder, { ...good, 'tls.key': undefined });
    mkdirSync(join(folder, 'tls.key'));
    expect(readTlsFolder(folder, expectations)).toEqual({
      ok: false,
      problems: [`ZK_TLS_DIR: ${folder}/tls.key: a folder, expected a file (remove it)`],
    });
  });

  it('everything that is wrong in one run', () => {
    expect(messagesOf({ 'tls.crt': '', 'tls.key': 'x\n', 'ca.crt': '# none\n' })).toEqual([
      'tls.crt: no certificate, expected a PEM block as -----BEGIN CERTIFICATE-----',
      'tls.key: no private key, expected a PEM block as -----BEGIN PRIVATE KEY-----',
      'ca.crt: no certificate, expected a PEM block as -----BEGIN CERTIFICATE-----',
    ]);
  });

  it('blocks that hold something else', () => {
    expect(
      messagesOf({
        'tls.crt': good['tls.crt'] + garbage('CERTIFICATE'),
        'tls.key': garbage('PRIVATE KEY'),
        'ca.crt': garbage('CERTIFICATE'),
      }),
    ).toEqual([
      'tls.crt: certificate 2 cannot be read, expected X.509 in base64',
      'tls.key: the private key cannot be read, expected PKCS#8, PKCS#1 or SEC1 in PEM',
      'ca.crt: certificate 1 cannot be read, expected X.509 in base64',
    ]);
  });

  it.each<KeyForm>(['pkcs8-encrypted', 'pkcs1-encrypted'])('a key in %s', (form) => {
    expect(
      messagesOf({ 'tls.crt': renderCertificates(rsa), 'tls.key': renderKey(rsa, form) }),
    ).toEqual([
      'tls.key: the private key is encrypted, expected one without a password (decrypt it: openssl pkey -in tls.key; cert-manager writes none that is encrypted)',
    ]);
  });

  it('the key of another certificate, and a bad ca.crt in the same run', () => {
    expect(messagesOf({ 'tls.key': renderKey(rsa, 'pkcs1'), 'ca.crt': '' })).toEqual([
      'ca.crt: no certificate, expected a PEM block as -----BEGIN CERTIFICATE-----',
      "tls.key: the private key is not that of the first certificate of tls.crt (take both from one Secret; the server's own certificate comes first)",
    ]);
  });

  it.each([
    ['a key of type ed25519', () => generateKeyPairSync('ed25519')],
    ['a key of type rsa-pss', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
    [
      'an EC key on the curve secp256k1',
      () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    ],
  ])('%s', (what, generate) => {
    const pem = generate().privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(messagesOf({ 'tls.key': pem.toString() })).toEqual([
      `tls.key: ${what}, expected RSA, or EC on P-256, P-384 or P-521, since ZooKeeper and Kafka cannot use others (set privateKey.algorithm of the Certificate, and have it issued again)`,
    ]);
  });

  it('and says nothing of a key', () => {
    const other = renderKey(rsa, 'pkcs1');
    const broken = other.replace('\nM', '\nA');
    const said = [
      ...messagesOf({ 'tls.key': broken }),
      ...messagesOf({ 'tls.key': other }),
      ...messagesOf({
        'tls.crt': renderCertificates(rsa),
        'tls.key': renderKey(rsa, 'pkcs8-encrypted'),
      }),
    ].join('\n');
    expect(said).toMatch(/cannot be read.*\n.*not that of.*\n.*encrypted/);
    for (const line of other.split('\n').slice(2, -2)) expect(said).not.toContain(line);
  });
});

describe('readTlsFolder warns of', () => {
  const quorum: Partial<TlsExpectations> = {
    hostNames: [host],
    uses: ['serverAuth', 'clientAuth'],
  };

  it('nothing where all is well', () => {
    expect(messagesOf({}, quorum)).toEqual([]);
  });

  it('a certificate that expired', async () => {
    const files = await reissue({ subject: 'CN=zk', notAfter: daysFromNow(-1) });
    expect(messagesOf(files)).toEqual([
      'tls.crt: certificate 1 (CN=zk) expired on 2026-06-14T12:00:00Z: peers refuse it (renew it)',
    ]);
  });

  it('an authority that expired', async () => {
    const old = await makeAuthority({ notAfter: daysFromNow(-3) });
    const leaf = await makeIdentity({ issuer: old });
    expect(
      messagesOf({
        'tls.crt': renderCertificates(leaf),
        'tls.key': renderKey(leaf, 'pkcs8'),
        'ca.crt': renderCertificates(old),
      }),
    ).toEqual([
      'ca.crt: certificate 1 (CN=ca) expired on 2026-06-12T12:00:00Z: peers refuse it (renew it)',
    ]);
  });

  it('two authorities of one name, of which ZooKeeper keeps one', async () => {
    const next = await makeAuthority();
    expect(messagesOf({ 'ca.crt': renderCertificates(authority, next) })).toEqual([
      'ca.crt: several certificates have the subject "CN=ca": ZooKeeper keeps only the last of them (give each authority a name of its own)',
    ]);
  });

  const untrusted =
    'tls.crt: its chain does not lead to a certificate of ca.crt: peers with the same ca.crt refuse it (have both from one issuer, and the ones between in tls.crt)';

  it('another authority of the same name', async () => {
    expect(messagesOf({ 'ca.crt': renderCertificates(await makeAuthority()) })).toEqual([
      untrusted,
    ]);
  });

  it('an authority of another kind of key', async () => {
    const other = await makeAuthority({ kind: 'rsa' });
    expect(messagesOf({ 'ca.crt': renderCertificates(other) })).toEqual([untrusted]);
  });

  it('a chain with a certificate left out', async () => {
    const between = await makeAuthority({ subject: 'CN=between', issuer: authority });
    const files = await reissue({ issuer: between });
    expect(messagesOf(files)).toEqual([untrusted]);
  });

  it('a host name that is not in it', async () => {
    const files = await reissue({ dnsNames: ['zk-1.zk-hs.default.svc.cluster.local'] });
    expect(messagesOf(files, { hostNames: [host] })).toEqual([
      `tls.crt: not for ${host}, only for "DNS:zk-1.zk-hs.default.svc.cluster.local": peers that verify host names refuse it (add the name, or one such as *.service.namespace.svc.cluster.local, to dnsNames of the Certificate)`,
    ]);
  });

  it.each([
    [['*.zk-hs.default.svc.cluster.local'], host, 0],
    [['*.default.svc.cluster.local'], host, 1],
    [[], host, 1],
    [[host], '10.244.1.5', 1],
  ])('names %j for %s: %i lines', async (dnsNames, name, count) => {
    const files = await reissue({ dnsNames });
    expect(messagesOf(files, { hostNames: [name] })).toHaveLength(count);
  });

  it('an address that is not in it', async () => {
    const files = await reissue({ addresses: ['10.244.1.5'] });
    expect(messagesOf(files, { hostNames: ['10.244.1.5'] })).toEqual([]);
    expect(messagesOf(files, { hostNames: ['10.244.1.6', '10.244.1.5'] })).toEqual([
      expect.stringMatching(/^tls.crt: not for 10.244.1.6, only for "IP Address:10.244.1.5": /),
    ]);
  });

  it('a use that it is not made for', async () => {
    const files = await reissue({ usages: quorumUsages.slice(0, 1), dnsNames: [host] });
    expect(messagesOf(files, quorum)).toEqual([
      'tls.crt: not to be used for a client: peers refuse it (add client auth to usages of the Certificate)',
    ]);
  });
});
