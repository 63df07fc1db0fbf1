import { join } from 'node:path';
import type { TlsRead } from '../../tls/tlsFolder.ts';
import type { FileWrite } from '../../files/fileWrite.ts';
import type { Generated } from '../member/generated.ts';
import type { KeyEntry } from '../keys/entry.ts';
import type { SomeSettings } from '../settings/hasAll.ts';
import { isBefore, type Version } from '../version.ts';
import { noSecurity, type Security } from './security.ts';

interface Place {
  readonly confDir: string;
  /** The setting that named the folder of the certificates. */
  readonly from: string;
}

interface Clients extends Place {
  /** Of the server's jars; none where it is not known: then the newest is assumed. */
  readonly version: Version | undefined;
}

/** TLS for clients, on the secure port. */
export function planClientTls(read: TlsRead, { version, ...place }: Clients): Security {
  if (!read.ok) return { ...noSecurity, problems: read.problems };
  return {
    ...noSecurity,
    ...planStores(read.material, { ...place, prefix: 'ssl', name: '' }, [
      { key: 'client.certReload', value: 'true' },
      ...generateProtocols(version),
    ]),
    warnings: read.warnings,
  };
}

/**
 * From 3.9.2 on, the secure port speaks TLS 1.3 alone (ClientX509Util), and clients of 3.9.1 and older,
 * such as those of Kafka 3, speak TLS 1.2 alone. The members themselves speak both (SSLContextAndOptions).
 */
function generateProtocols(version: Version | undefined): Generated[] {
  return isBefore(version, [3, 9, 2])
    ? []
    : [{ key: 'ssl.enabledProtocols', value: 'TLSv1.3,TLSv1.2', unless: 'ssl.protocol' }];
}

/** TLS among the members. `sslQuorum` gives way, for an upgrade by `portUnification` without downtime. */
export function planQuorumTls(read: TlsRead, place: Place): Security {
  if (!read.ok) return { ...noSecurity, problems: read.problems };
  return {
    ...noSecurity,
    ...planStores(read.material, { ...place, prefix: 'ssl.quorum', name: 'quorum-' }, [
      { key: 'sslQuorum', value: 'true' },
      { key: 'sslQuorumReloadCertFiles', value: 'true' },
    ]),
    warnings: read.warnings,
  };
}

/**
 * Passwords beside a key of ours, which has none: ZooKeeper would try to decrypt it by them, fail
 * ("Failed to create key manager"), and be up without TLS (PemReader, 3.5.5 to 3.9.5).
 */
export function findPasswordProblems(
  { tlsDir, quorumTlsDir }: SomeSettings,
  entries: readonly KeyEntry[],
): string[] {
  const stores = [
    { dir: tlsDir, from: 'ZK_TLS_DIR', key: 'ssl.keyStore.password' },
    { dir: quorumTlsDir, from: 'ZK_QUORUM_TLS_DIR', key: 'ssl.quorum.keyStore.password' },
  ].filter(({ dir }) => dir !== undefined);
  return entries.flatMap(({ key: given, subject }) =>
    stores
      .filter(({ key }) => given === key || given === `${key}Path`)
      .map(
        ({ from }) =>
          `${subject}: the key of ${from} has no password, and ZooKeeper would fail to decrypt it (remove this)`,
      ),
  );
}

interface Stores extends Place {
  readonly prefix: string;
  readonly name: string;
}

type Material = Extract<TlsRead, { ok: true }>['material'];

function planStores(
  { keyStorePem, trustStorePem }: Material,
  { confDir, from, prefix, name }: Stores,
  further: readonly Generated[],
): Pick<Security, 'keys' | 'files'> {
  const keyStore = join(confDir, `${name}keystore.pem`);
  const trustStore = join(confDir, `${name}truststore.pem`);
  const files: FileWrite[] = [
    { path: keyStore, text: keyStorePem, mode: 0o600, secret: true },
    { path: trustStore, text: trustStorePem, mode: 0o644 },
  ];
  const keys = [
    { key: `${prefix}.keyStore.location`, value: keyStore, from },
    { key: `${prefix}.keyStore.type`, value: 'PEM', from },
    { key: `${prefix}.trustStore.location`, value: trustStore, from },
    { key: `${prefix}.trustStore.type`, value: 'PEM', from },
  ];
  return { files, keys: [...further, ...keys] };
}
