import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTlsFolder } from '../../src/tls/readTlsFolder.ts';
import type { TlsMaterial } from '../../src/tls/tlsFolder.ts';
import {
  type Identity,
  type KeyForm,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  writeSecret,
} from '../support/certificates.ts';
import { markedLines, runJava } from '../support/runJava.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tls-material-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What ZooKeeper's own classes make of each, and whether two ends that have it can talk. */
async function readByZooKeeper(materials: readonly TlsMaterial[]): Promise<string[]> {
  const args = materials.flatMap(({ keyStorePem, trustStorePem }, index) => {
    const names = [`${index}-key.pem`, `${index}-trust.pem`].map((name) => join(folder, name));
    writeFileSync(names[0] ?? '', keyStorePem, { mode: 0o600 });
    writeFileSync(names[1] ?? '', trustStorePem);
    return names;
  });
  const printed = await runJava({ source: 'ReadTls.java', args });
  return markedLines(printed);
}

let secrets = 0;

function convert(chain: string, key: string, authority: string): TlsMaterial {
  secrets += 1;
  const files = { 'tls.crt': chain, 'tls.key': key, 'ca.crt': authority };
  const secret = writeSecret(join(folder, `secret-${secrets}`), files);
  const read = readTlsFolder(secret, { subject: 'ZK_TLS_DIR', now: new Date() });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.material;
}

const inYears = (years: number) => new Date(Date.now() + years * 365 * 86_400_000);
const valid = { notBefore: inYears(-1), notAfter: inYears(1) };

it('ZooKeeper reads what readTlsFolder gives, and two servers that have it talk by TLS', async () => {
  const authority = await makeAuthority({ ...valid, subject: 'CN=ca ü' });
  const between = await makeAuthority({ ...valid, subject: 'CN=between', issuer: authority });
  const leaf = { ...valid, usages: quorumUsages };
  const rsa = await makeIdentity({ ...leaf, kind: 'rsa', subject: 'CN=rsa', issuer: authority });
  const ec = await makeIdentity({ ...leaf, subject: 'CN=ec', issuer: between });
  const trust = renderCertificates(authority);
  const cases: [Identity, KeyForm, string][] = [
    [rsa, 'pkcs1', renderCertificates(rsa)],
    [rsa, 'pkcs8', renderCertificates(rsa)],
    [ec, 'sec1', renderCertificates(ec, between)],
    [ec, 'pkcs8', renderCertificates(ec, between)],
  ];
  const materials = cases.map(([identity, form, chain]) =>
    convert(chain, renderKey(identity, form), `# ours\n${trust}`),
  );
  const ofRsa = 'RSA; CN=rsa; CN=ca ü; they talk';
  const ofEc = 'EC; CN=ec < CN=between; CN=ca ü; they talk';
  expect(await readByZooKeeper(materials)).toEqual([ofRsa, ofRsa, ofEc, ofEc]);
});

it('ZooKeeper refuses what readTlsFolder refuses or warns of', async () => {
  const authority = await makeAuthority(valid);
  const namesake = await makeAuthority(valid);
  const leaf = await makeIdentity({ ...valid, subject: 'CN=zk', issuer: authority });
  const [chain, trust] = [renderCertificates(leaf), renderCertificates(authority)];
  const key = renderKey(leaf, 'pkcs8');
  const late = await makeIdentity({
    ...valid,
    issuer: authority,
    dnsNames: ['zk'],
    notAfter: inYears(-0.5),
  });
  const odd = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const materials: TlsMaterial[] = [
    // as cert-manager wrote it
    { keyStorePem: renderKey(leaf, 'sec1') + chain, trustStorePem: trust },
    { keyStorePem: odd.toString() + chain, trustStorePem: trust },
    convert(renderCertificates(late), renderKey(late, 'sec1'), trust),
    convert(chain, key, renderCertificates(namesake)),
    // only the last of two authorities with one name is kept
    convert(chain, key, renderCertificates(authority, namesake)),
    convert(chain, key, renderCertificates(namesake, authority)),
  ];
  expect(await readByZooKeeper(materials)).toEqual([
    'refused',
    'refused',
    'EC; ; CN=ca; refused',
    'EC; CN=zk; CN=ca; refused',
    'EC; CN=zk; CN=ca; refused',
    'EC; CN=zk; CN=ca; they talk',
  ]);
});
