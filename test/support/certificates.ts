// oxlint-disable-next-line import/no-unassigned-import -- @peculiar/x509 wants it to be there before itself
import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithms = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  ec: { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
  ed25519: { name: 'Ed25519' },
} as const;

export type KeyKind = keyof typeof algorithms;

const dayMs = 86_400_000;
/** The moment at which every certificate here is valid, unless it says otherwise. */
export const certificateNow = new Date('2026-06-15T12:00:00Z');

export function daysFromNow(days: number): Date {
  return new Date(certificateNow.getTime() + days * dayMs);
}

/** From so many days from today until so many: for servers that look at the clock. */
export function validFor(fromDays: number, untilDays: number) {
  return {
    notBefore: new Date(Date.now() + fromDays * dayMs),
    notAfter: new Date(Date.now() + untilDays * dayMs),
  };
}

/** A certificate and its key. */
export interface Identity {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly keys: webcrypto.CryptoKeyPair;
}

interface Wish {
  /** Empty for none, as cert-manager makes them. */
  readonly subject?: string;
  readonly kind?: KeyKind;
  /** None: it signs itself. */
  readonly issuer?: Identity;
  readonly authority?: boolean;
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly string[];
  readonly usages?: readonly ExtendedKeyUsage[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

let serial = 0;

/** Makes a certificate; one for a server unless it is an authority. */
export async function makeIdentity({
  subject = '',
  kind = 'ec',
  issuer,
  authority = false,
  dnsNames = [],
  addresses = [],
  usages = [],
  notBefore = daysFromNow(-10),
  notAfter = daysFromNow(80),
}: Wish): Promise<Identity> {
  const keys = (await webcrypto.subtle.generateKey(algorithms[kind], true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const signer = issuer?.keys.privateKey ?? keys.privateKey;
  serial += 1;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(8, '0'),
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore,
    notAfter,
    publicKey: keys.publicKey,
    signingKey: signer,
    signingAlgorithm: { hash: 'SHA-256', ...signer.algorithm },
    extensions: [
      new BasicConstraintsExtension(authority, undefined, true),
      ...alternativeNames(dnsNames, addresses, subject),
      ...(usages.length === 0 ? [] : [new ExtendedKeyUsageExtension([...usages])]),
    ],
  });
  return { certificate, key: KeyObject.from(keys.privateKey), keys };
}

// Critical where there is no subject: RFC 5280, section 4.2.1.6, and Java reads it only so.
function alternativeNames(
  dnsNames: readonly string[],
  addresses: readonly string[],
  subject: string,
) {
  const names = [
    ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...addresses.map((value) => ({ type: 'ip' as const, value })),
  ];
  return names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names, subject === '')];
}

export async function makeAuthority(wish: Wish = {}): Promise<Identity> {
  return makeIdentity({ subject: 'CN=ca', authority: true, notAfter: daysFromNow(3650), ...wish });
}

export const quorumUsages = [ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth];

export function renderCertificates(...identities: readonly Identity[]): string {
  return identities.map(({ certificate }) => `${certificate.toString('pem')}\n`).join('');
}

export type KeyForm = 'pkcs1' | 'sec1' | 'pkcs8' | 'pkcs8-encrypted' | 'pkcs1-encrypted';

/** A private key as the tools of the world write it: cert-manager PKCS#1 for RSA and SEC1 for EC, unless told PKCS#8. */
export function renderKey({ key }: Identity, form: KeyForm): string {
  const encryption = { cipher: 'aes-256-cbc', passphrase: 'changeit' };
  const exports = {
    pkcs1: () => key.export({ type: 'pkcs1', format: 'pem' }),
    sec1: () => key.export({ type: 'sec1', format: 'pem' }),
    pkcs8: () => key.export({ type: 'pkcs8', format: 'pem' }),
    'pkcs8-encrypted': () => key.export({ type: 'pkcs8', format: 'pem', ...encryption }),
    'pkcs1-encrypted': () => key.export({ type: 'pkcs1', format: 'pem', ...encryption }),
  } satisfies Record<KeyForm, () => unknown>;
  return exports[form]().toString();
}

/** What is in the files of a Secret; a file that is undefined is not there. */
export interface SecretFiles {
  readonly 'tls.crt': string | undefined;
  readonly 'tls.key': string | undefined;
  readonly 'ca.crt': string | undefined;
}

/** Lays files out as the kubelet mounts a Secret: links into a folder that it changes at once. */
export function writeSecret(folder: string, files: SecretFiles): string {
  const version = '..2026_06_15_12_00_00.000000001';
  mkdirSync(join(folder, version), { recursive: true });
  symlinkSync(version, join(folder, '..data'));
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    writeFileSync(join(folder, version, name), text);
    symlinkSync(join('..data', name), join(folder, name));
  }
  return folder;
}
