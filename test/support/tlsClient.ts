import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { firstSet, memberFqdn } from '../../local/memberSet.ts';
import { hostsFileOf, type LocalPod, type Site } from '../../local/site.ts';
import {
  type Identity,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  validFor,
  writeSecret,
} from './certificates.ts';
import { runZooKeeperMain } from './runZooKeeperMain.ts';

const valid = () => validFor(-1, 90);

/** What the kernel gives a connection to any loopback address as its own. */
const outgoing = '127.0.0.1';

/** A site's own authority, and what it has issued. */
export interface Issued {
  /** The folder of the one certificate that all members of a StatefulSet share, as cert-manager lays it. */
  readonly secret: string;
  readonly authority: Identity;
  readonly client: Identity;
  /** The folder of a client whose certificate another authority issued. */
  readonly strangerSecret: string;
}

/** Issues certificates as cert-manager does unless told otherwise: RSA, with keys in PKCS#1. */
export async function issueFor({ folder }: Site): Promise<Issued> {
  const authority = await makeAuthority({ ...valid(), kind: 'rsa' });
  const members = await makeIdentity({
    ...valid(),
    kind: 'rsa',
    issuer: authority,
    dnsNames: [memberFqdn(firstSet, 0).replace(/^[^.]+/, '*')],
    addresses: [outgoing],
    usages: quorumUsages,
  });
  const client = await makeIdentity({
    ...valid(),
    kind: 'rsa',
    subject: 'CN=client',
    issuer: authority,
    usages: quorumUsages,
  });
  const secret = writeSecret(join(folder, 'secret'), {
    'tls.crt': renderCertificates(members),
    'tls.key': renderKey(members, 'pkcs1'),
    'ca.crt': renderCertificates(authority),
  });
  const stranger = await makeIdentity({
    ...valid(),
    issuer: await makeAuthority({ ...valid(), subject: 'CN=other' }),
    usages: quorumUsages,
  });
  const strangerSecret = writeSecret(join(folder, 'stranger'), {
    'tls.crt': renderCertificates(stranger),
    'tls.key': renderKey(stranger, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });
  return { secret, authority, client, strangerSecret };
}

/** The port of the tests for clients that speak TLS. */
export const securePort = 2281;

interface Showing {
  readonly issued: Issued;
  /** Whether the client shows its certificate; so unless said otherwise. */
  readonly certificate?: boolean;
  readonly maxVersion?: SecureVersion;
}

/** Asks a four-letter word by TLS, and verifies whom it asks; rejected where there is no connection or no answer. */
export async function askByTls(
  { address, fqdn }: Pick<LocalPod, 'address' | 'fqdn'>,
  word: string,
  { issued: { authority, client }, certificate = true, maxVersion = 'TLSv1.3' }: Showing,
): Promise<string> {
  const own: SecureContextOptions = certificate
    ? { cert: renderCertificates(client), key: renderKey(client, 'pkcs8') }
    : {};
  const ca = renderCertificates(authority);
  const socket = connect({
    host: address,
    port: securePort,
    servername: fqdn,
    maxVersion,
    ca,
    ...own,
  });
  socket.setTimeout(5000, () => socket.destroy(new Error(`${fqdn} does not answer`)));
  socket.write(word);
  return text(socket);
}

/** The same for a member that may be down: an empty text is its answer then. */
export async function talkByTls(pod: LocalPod, word: string, issued: Issued): Promise<string> {
  try {
    return await askByTls(pod, word, { issued });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

/** Runs ZooKeeper's own client against the secure port of a pod. */
export async function runMainByTls(
  site: Site,
  { fqdn }: Pick<LocalPod, 'fqdn'>,
  { issued: { authority, client }, certificate = true }: Showing,
  ...command: readonly string[]
) {
  const folder = join(site.folder, 'client');
  mkdirSync(folder, { recursive: true });
  const [keyStore, trustStore] = [join(folder, 'key.pem'), join(folder, 'trust.pem')];
  writeFileSync(keyStore, renderKey(client, 'pkcs8') + renderCertificates(client), { mode: 0o600 });
  writeFileSync(trustStore, renderCertificates(authority));
  const flags = {
    // without it 3.9.5 speaks TLS 1.3 alone, and servers before 3.9.2 do not
    'zookeeper.ssl.enabledProtocols': 'TLSv1.3,TLSv1.2',
    'jdk.net.hosts.file': hostsFileOf(site),
    'zookeeper.client.secure': 'true',
    'zookeeper.clientCnxnSocket': 'org.apache.zookeeper.ClientCnxnSocketNetty',
    'zookeeper.ssl.trustStore.location': trustStore,
    'zookeeper.ssl.trustStore.type': 'PEM',
    ...(certificate
      ? {
          'zookeeper.ssl.keyStore.location': keyStore,
          'zookeeper.ssl.keyStore.type': 'PEM',
        }
      : {}),
  };
  return runZooKeeperMain(
    folder,
    `${fqdn}:${securePort}`,
    command,
    Object.entries(flags).map(([name, value]) => `-D${name}=${value}`),
  );
}
