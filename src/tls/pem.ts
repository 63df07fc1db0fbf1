/** One block of a PEM file, from its `BEGIN` to its `END`. */
export interface PemBlock {
  /** What stands after `BEGIN`, such as `CERTIFICATE`. */
  readonly label: string;
  /** The lines between, as they are: base64, in old encrypted keys below headers. */
  readonly body: string;
}

// A label has no two hyphens in a row (RFC 7468, section 3).
const block =
  /^-----BEGIN ([^\r\n-]*(?:-[^\r\n-]+)*)-----[ \t]*\r?\n([\s\S]*?)\r?\n?^-----END \1-----[ \t]*$/gm;

/** The blocks of a text in their order; whatever stands between them is passed over (RFC 7468, section 2). */
export function splitPem(text: string): PemBlock[] {
  return [...text.matchAll(block)].map(([, label = '', body = '']) => ({
    label,
    body: body.replaceAll('\r\n', '\n'),
  }));
}

export function renderPem(blocks: readonly PemBlock[]): string {
  return blocks
    .map(({ label, body }) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`)
    .join('');
}

/** A block of bytes, in lines of 64 characters. */
export function toPemBlock(label: string, base64: string): PemBlock {
  return { label, body: base64.replaceAll(/.{64}(?=.)/g, '$&\n') };
}

export function isCertificate({ label }: PemBlock): boolean {
  return label === 'CERTIFICATE' || label === 'X509 CERTIFICATE';
}

/** PKCS#8, PKCS#1 (`RSA`), SEC1 (`EC`) or an encrypted form of them. */
export function isPrivateKey({ label }: PemBlock): boolean {
  return /(?:^| )PRIVATE KEY$/.test(label);
}

/** Encrypted PKCS#8, or the headers that OpenSSL's older form has (RFC 1421, section 4.6.1.1). */
export function isEncrypted({ label, body }: PemBlock): boolean {
  return label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type:.*ENCRYPTED/m.test(body);
}
