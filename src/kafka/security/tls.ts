import { join } from 'node:path/posix';
import type { FileWrite } from '../../files/fileWrite.ts';
import type { TlsMaterial } from '../../tls/tlsFolder.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { type Entries, issueOf } from '../properties/entries.ts';
import { securitySettings } from '../settings/securitySettings.ts';
import { listenerKey, speaksTls, type SpokenListener, valueAt } from './listeners.ts';

export interface TlsFacts {
  readonly properties: Entries;
  readonly listeners: readonly SpokenListener[];
  /** What KAFKA_TLS_DIR holds. */
  readonly material: TlsMaterial | undefined;
  readonly confDir: string;
}

interface TlsPlan {
  readonly derived: readonly (readonly [string, string])[];
  readonly files: readonly FileWrite[];
  readonly issues: readonly Issue[];
}

const keyStores = ['ssl.keystore.location', 'ssl.keystore.key', 'ssl.engine.factory.class'];
const trustStores = [
  'ssl.truststore.location',
  'ssl.truststore.certificates',
  'ssl.engine.factory.class',
];

/** Whether a listener gets both stores from the folder: none is given to it, and none to all. */
export function usesFolder(properties: Entries, { name }: Pick<SpokenListener, 'name'>): boolean {
  return [...keyStores, ...trustStores].every(
    (key) => valueAt(properties, name, key) === undefined,
  );
}

/**
 * Key and trust store for every listener that speaks TLS: those that are given, else those of the
 * folder. Kafka reads PEM since 2.7: the private key as PKCS#8 and its chain in one file (KIP-651).
 */
export function planTls({ properties, listeners, material, confDir }: TlsFacts): TlsPlan {
  const tls = listeners.filter((listener) => speaksTls(listener));
  const derived: [string, string][] = [];
  const files: FileWrite[] = [];
  const issues: Issue[] = [];
  const hasKey = keyStores.some((key) => properties.has(key));
  const hasTrust = trustStores.some((key) => properties.has(key));
  const store = (kind: 'keystore' | 'truststore', text: string, mode: number): void => {
    const path = join(confDir, `${kind}.pem`);
    files.push({ path, text, mode, ...(kind === 'keystore' ? { secret: true } : {}) });
    derived.push([`ssl.${kind}.type`, 'PEM'], [`ssl.${kind}.location`, path]);
  };
  if (material !== undefined && tls.length > 0) {
    if (!hasKey) {
      store('keystore', material.keyStorePem, 0o600);
      issues.push(...inTheWay(properties, ['ssl.keystore.password', 'ssl.key.password']));
    }
    if (!hasTrust) {
      store('truststore', material.trustStorePem, 0o644);
      issues.push(...inTheWay(properties, ['ssl.truststore.password']));
    }
  }
  if (hasKey || files.some(({ secret }) => secret === true)) return { derived, files, issues };
  for (const { name, protocol, own } of tls) {
    const ownKeys = keyStores.map((key) => listenerKey(name, key));
    if (!own || ownKeys.some((key) => properties.has(key))) continue;
    const problem = `${protocol} without a certificate (mount one and name its folder by ${securitySettings.tlsDir.name}, or give ssl.keystore.location)`;
    issues.push({ subject: `listener ${name}`, problem, exitCode: ExitCode.Config });
  }
  return { derived, files, issues };
}

/** Kafka refuses a password for a store of PEM, and would try to decrypt the key by its own. */
function inTheWay(properties: Entries, keys: readonly string[]): Issue[] {
  const problem = `the files of ${securitySettings.tlsDir.name} have no password, and Kafka would refuse them with one (remove this, or give the store that it is for)`;
  return keys.flatMap((key) => {
    const entry = properties.get(key);
    return entry === undefined ? [] : [issueOf(entry, problem)];
  });
}
