import { createPrivateKey, type KeyObject } from 'node:crypto';
import { errorCode } from '../tool/errorCode.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { isEncrypted, isPrivateKey, renderPem, splitPem } from './pem.ts';

// Java 17 signs with no others, though it reads some; cert-manager makes no others.
const curves = new Set<string | undefined>(['prime256v1', 'secp384r1', 'secp521r1']);

/** Reads the first private key of a text, if it is one that the PEM readers of ZooKeeper and Kafka, and their ciphers, can use. */
export function readPrivateKey(text: string): Parsed<KeyObject> {
  const block = splitPem(text).find((candidate) => isPrivateKey(candidate));
  if (block === undefined) {
    return reject('no private key, expected a PEM block as -----BEGIN PRIVATE KEY-----');
  }
  if (isEncrypted(block)) {
    return reject(
      'the private key is encrypted, expected one without a password (decrypt it: openssl pkey -in tls.key; cert-manager writes none that is encrypted)',
    );
  }
  const key = parseKey(renderPem([block]));
  return key === undefined
    ? reject('the private key cannot be read, expected PKCS#8, PKCS#1 or SEC1 in PEM')
    : judgeKey(key);
}

/** The form that Java reads without further help (java.security.spec.PKCS8EncodedKeySpec). */
export function renderPkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    errorCode(error);
    return undefined;
  }
}

// PemReader tries RSA, EC and DSA and nothing else, in every version from 3.5.5 to 3.9.5; none of
// ZooKeeper's default cipher suites signs by DSA (X509Util).
function judgeKey(key: KeyObject): Parsed<KeyObject> {
  const type = key.asymmetricKeyType;
  if (type === 'rsa') return accept(key);
  if (type !== 'ec') return reject(`a key of type ${type}, ${whatIsRead}`);
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return curves.has(curve) ? accept(key) : reject(`an EC key on the curve ${curve}, ${whatIsRead}`);
}

const whatIsRead =
  'expected RSA, or EC on P-256, P-384 or P-521, since ZooKeeper and Kafka cannot use others (set privateKey.algorithm of the Certificate, and have it issued again)';
