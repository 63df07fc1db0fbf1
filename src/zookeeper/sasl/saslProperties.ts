import type { Property } from '../../java/properties.ts';
import type { QuorumSasl } from '../settings/securitySettings.ts';
import { isBefore, renderVersion, type Version } from '../version.ts';

/** How far the members of a quorum insist that the others log in; a rolling upgrade goes one level at a time. */
export type QuorumLogin = QuorumSasl | 'off';

export interface Sasl {
  /** Whether clients may log in. */
  readonly clients: boolean;
  /** Whether clients must. */
  readonly required: boolean;
  readonly quorum: QuorumLogin;
  /** Of the server's jars; none where it is not known: then the newest is assumed. */
  readonly version: Version | undefined;
}

/** The lines of zoo.cfg that SASL takes; those that a version does not know are not among them. */
export function saslProperties(sasl: Sasl): Property[] {
  return [
    ...(sasl.clients ? clientProperties(sasl) : []),
    ...(sasl.quorum === 'off' ? [] : quorumProperties(sasl.quorum)),
    ...(logsIn(sasl.quorum) && blocksDigest(sasl.version) ? [['fips-mode', 'false'] as const] : []),
  ];
}

/** What the server's version cannot do, without a subject before it. */
export function findSaslProblems({ clients, required, quorum, version }: Sasl): string[] {
  const problems: string[] = [];
  if (required && !clients) {
    problems.push(
      'clients cannot be required to log in where none may (name the file of the users)',
    );
  }
  if (version === undefined) return problems;
  const found = `the server's jars are ${renderVersion(version)}`;
  if (required && requirement(version) === undefined) {
    problems.push(
      `clients cannot be required to log in before ZooKeeper 3.5.9 and 3.6.0, and ${found} (use newer ones, or guard the data by ACLs of the scheme sasl)`,
    );
  }
  if (quorum !== 'off' && !hasQuorumSasl(version)) {
    problems.push(
      `the members of a quorum cannot log in to each other before ZooKeeper 3.4.10 and 3.5.4, and ${found} (use newer ones)`,
    );
  }
  return problems;
}

// The provider goes by any name behind `authProvider.`, in every version (ProviderRegistry).
function clientProperties({ required, version }: Sasl): Property[] {
  return [
    ['authProvider.sasl', 'org.apache.zookeeper.server.auth.SASLAuthenticationProvider'],
    ...((required ? requirement(version) : undefined) ?? []),
  ];
}

/**
 * How a version is told that clients must log in. By ZooKeeperServer of 3.5.9, 3.5.10 and 3.6, which
 * 3.5.8 does not have yet; by AuthenticationHelper of 3.7.0 and later, which reads the older key too.
 */
function requirement(version: Version | undefined): Property[] | undefined {
  if (!isBefore(version, [3, 7, 0])) {
    return [
      ['enforce.auth.enabled', 'true'],
      ['enforce.auth.schemes', 'sasl'],
    ];
  }
  return !isBefore(version, [3, 5, 9]) ? [['sessionRequireClientSASLAuth', 'true']] : undefined;
}

/**
 * The three steps of a rolling upgrade (ZooKeeper wiki, "Server-Server mutual authentication"): all
 * members understand a login, then all log in, then none is let in without. QuorumPeerConfig refuses
 * the third without the second.
 */
function quorumProperties(level: QuorumLogin): Property[] {
  return [
    ['quorum.auth.enableSasl', 'true'],
    ['quorum.auth.learnerRequireSasl', String(logsIn(level))],
    ['quorum.auth.serverRequireSasl', String(level === 'required')],
    ['quorum.auth.learner.saslLoginContext', 'QuorumLearner'],
    ['quorum.auth.server.saslLoginContext', 'QuorumServer'],
    // The default as well, and less is not taken (QuorumPeer); it is here for those who need more.
    ['quorum.cnxn.threads.size', '20'],
  ];
}

/** Whether a member itself logs in to the others. */
function logsIn(level: QuorumLogin): boolean {
  return level === 'learner' || level === 'required';
}

/**
 * Whether fips-mode, true by default since 3.9.0, keeps a member from logging in: since 3.9.4
 * SecurityUtils gives it no DIGEST-MD5 then, and each of its connections ends with a
 * NullPointerException (seen on 3.9.5). 3.8.5 and 3.8.6 do so too, but there it is false by default.
 * It keeps nobody from checking a password. Where it is false, members that speak TLS verify each
 * other's host names as they did before 3.9; where it is true they do not (seen on 3.9.5).
 */
function blocksDigest(version: Version | undefined): boolean {
  return !isBefore(version, [3, 9, 4]);
}

// QuorumAuth is in 3.4.10, not in 3.5.3-beta, and in 3.5.4-beta again.
function hasQuorumSasl(version: Version): boolean {
  return isBefore(version, [3, 5, 0])
    ? !isBefore(version, [3, 4, 10])
    : !isBefore(version, [3, 5, 4]);
}
