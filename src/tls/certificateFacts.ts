import { quote } from '../tool/parsers.ts';
import { tlsFiles, type TlsUse } from './tlsFolder.ts';

/** What a certificate says of itself. */
export interface CertificateFacts {
  /** Such as `CN=zk`; empty where it has only alternative names. */
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** What peers will make of a server's certificate. */
export interface LeafFacts {
  /** Whether its chain leads to a certificate of ca.crt, each signed by the next. */
  readonly trusted: boolean;
  /** Its extended key usage, as object ids; none where it may be used for anything. */
  readonly usages: readonly string[] | undefined;
  /** Of the names that peers know the server by, those that it is not for. */
  readonly foreignHosts: readonly string[];
  /** Its alternative names, such as `DNS:zk-0.zk-hs`. */
  readonly names: string | undefined;
}

const dayMs = 86_400_000;
const noticeMs = 7 * dayMs;

/**
 * Each certificate of a file that is not valid at this time, or will not be for long: within a week,
 * and in the last third of its life, when cert-manager should have renewed it (its default renewBefore).
 */
export function findValidityWarnings(
  certificates: readonly CertificateFacts[],
  now: Date,
): readonly string[] {
  return certificates
    .map((certificate, index) => judgeValidity(certificate, `certificate ${index + 1}`, now))
    .filter((warning) => warning !== undefined);
}

/** Whether a certificate is valid at this time. */
export function isValid({ validFrom, validTo }: CertificateFacts, now: Date): boolean {
  return validFrom <= now && now < validTo;
}

function judgeValidity(
  { subject, validFrom, validTo }: CertificateFacts,
  place: string,
  now: Date,
): string | undefined {
  const name = subject === '' ? place : `${place} (${subject})`;
  if (now < validFrom) {
    return `${name} is not valid before ${renderTime(validFrom)} (check the clocks of this node and of the issuer)`;
  }
  const leftMs = validTo.getTime() - now.getTime();
  if (leftMs <= 0) return `${name} expired on ${renderTime(validTo)}: peers refuse it (renew it)`;
  const lifeMs = validTo.getTime() - validFrom.getTime();
  if (leftMs >= noticeMs || leftMs * 3 > lifeMs) return undefined;
  const days = Math.floor(leftMs / dayMs);
  return `${name} expires on ${renderTime(validTo)}, in ${days < 1 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`} (renew it: kubectl describe certificate tells why it is late)`;
}

// RFC 5280, section 4.2.1.12
const purposes: Readonly<Record<TlsUse, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
};
const anyPurpose = '2.5.29.37.0';

/** Why peers may refuse the server's certificate although it is valid. */
export function findLeafWarnings(
  { trusted, usages, foreignHosts, names }: LeafFacts,
  uses: readonly TlsUse[],
): readonly string[] {
  const warnings: string[] = [];
  if (!trusted) {
    warnings.push(
      `its chain does not lead to a certificate of ${tlsFiles.authority}: peers with the same ${tlsFiles.authority} refuse it (have both from one issuer, and the ones between in ${tlsFiles.certificate})`,
    );
  }
  const missing =
    usages?.includes(anyPurpose) === true
      ? []
      : uses.filter((use) => usages?.includes(purposes[use]) === false);
  if (missing.length > 0) {
    warnings.push(
      `not to be used for ${missing.map(describeUse).join(' and ')}: peers refuse it (add ${missing.map((use) => usageNames[use]).join(' and ')} to usages of the Certificate)`,
    );
  }
  if (foreignHosts.length > 0) {
    warnings.push(
      `not for ${foreignHosts.join(', ')}, ${names === undefined ? 'and for no other name' : `only for ${quote(names)}`}: peers that verify host names refuse it (add the name, or one such as *.service.namespace.svc.cluster.local, to dnsNames of the Certificate)`,
    );
  }
  return warnings;
}

/** Names of more than one certificate: where they are keys of a store, only the last is kept. */
export function findRepeatedSubjects(certificates: readonly CertificateFacts[]): readonly string[] {
  const subjects = certificates.map(({ subject }) => subject);
  const repeated = subjects.filter((subject, index) => subjects.indexOf(subject) !== index);
  return [...new Set(repeated)].map(
    (subject) =>
      `several certificates have the subject ${quote(subject)}: ZooKeeper keeps only the last of them (give each authority a name of its own)`,
  );
}

function describeUse(use: TlsUse): string {
  return use === 'serverAuth' ? 'a server' : 'a client';
}

const usageNames: Readonly<Record<TlsUse, string>> = {
  serverAuth: 'server auth',
  clientAuth: 'client auth',
};

function renderTime(time: Date): string {
  return time.toISOString().replace(/\.\d+/, '');
}
