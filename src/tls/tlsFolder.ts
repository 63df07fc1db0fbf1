/** The keys of a Secret of the type kubernetes.io/tls as cert-manager fills it, each a file in its volume. */
export const tlsFiles = { certificate: 'tls.crt', key: 'tls.key', authority: 'ca.crt' } as const;

/** What a server's certificate is used for: to answer connections, to open them. */
export type TlsUse = 'serverAuth' | 'clientAuth';

/** What a Java server reads; the first of them holds a secret. */
export interface TlsMaterial {
  /** The private key as PKCS#8 without encryption, then the certificate and those that lead to its issuer. */
  readonly keyStorePem: string;
  /** The certificates of the authorities that peers are trusted by. */
  readonly trustStorePem: string;
}

/** Each problem and each warning is one line, and none holds anything of the key. */
export type TlsRead =
  | { readonly ok: true; readonly material: TlsMaterial; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };
