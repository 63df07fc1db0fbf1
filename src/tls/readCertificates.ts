import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { errorCode } from '../tool/errorCode.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import type { CertificateFacts, LeafFacts } from './certificateFacts.ts';
import { isCertificate, renderPem, splitPem, toPemBlock } from './pem.ts';

/** The certificates of a file, at least one. */
export type Certificates = readonly [X509Certificate, ...X509Certificate[]];

/** Reads every certificate of a text, in their order and each once. */
export function readCertificates(text: string): Parsed<Certificates> {
  const blocks = splitPem(text).filter((block) => isCertificate(block));
  const certificates: X509Certificate[] = [];
  for (const [index, { body }] of blocks.entries()) {
    const certificate = parseCertificate(Buffer.from(body, 'base64'));
    if (certificate === undefined) {
      return reject(`certificate ${index + 1} cannot be read, expected X.509 in base64`);
    }
    if (!certificates.some(({ raw }) => raw.equals(certificate.raw))) {
      certificates.push(certificate);
    }
  }
  const [first, ...others] = certificates;
  return first === undefined
    ? reject('no certificate, expected a PEM block as -----BEGIN CERTIFICATE-----')
    : accept([first, ...others]);
}

/** Nothing but the certificates: what stood between them would be one more thing for Java to misread. */
export function renderCertificates(certificates: readonly X509Certificate[]): string {
  return renderPem(
    certificates.map(({ raw }) => toPemBlock('CERTIFICATE', raw.toString('base64'))),
  );
}

export function readFacts(certificate: X509Certificate): CertificateFacts {
  return {
    // one attribute a line; a certificate that has only alternative names has no subject at all
    subject: ((certificate.subject as string | undefined) ?? '').trim().replaceAll('\n', ', '),
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
  };
}

/** What peers will make of the first certificate of a chain. */
export function readLeaf(
  [leaf, ...chain]: Certificates,
  authorities: readonly X509Certificate[],
  hostNames: readonly string[],
): LeafFacts {
  return {
    trusted: leadsTo(leaf, chain, authorities),
    // Node calls the extended key usage so; there is none where the extension is not there
    usages: leaf.keyUsage,
    foreignHosts: hostNames.filter((name) => !covers(leaf, name)),
    names: leaf.subjectAltName,
  };
}

function leadsTo(
  certificate: X509Certificate,
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): boolean {
  if (authorities.some(({ raw }) => raw.equals(certificate.raw))) return true;
  if (authorities.some((authority) => issued(authority, certificate))) return true;
  return chain.some(
    (issuer, index) =>
      issued(issuer, certificate) && leadsTo(issuer, chain.toSpliced(index, 1), authorities),
  );
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function covers(leaf: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined;
}

function parseCertificate(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch (error) {
    errorCode(error);
    return undefined;
  }
}
