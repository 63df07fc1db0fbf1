import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem } from '../files/fileProblem.ts';
import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import { readSmallFile } from '../files/readSmallFile.ts';
import { readUser } from '../files/readUser.ts';
import {
  findLeafWarnings,
  findRepeatedSubjects,
  findValidityWarnings,
  isValid,
} from './certificateFacts.ts';
import {
  type Certificates,
  readCertificates,
  readFacts,
  readLeaf,
  renderCertificates,
} from './readCertificates.ts';
import { readPrivateKey, renderPkcs8 } from './readPrivateKey.ts';
import { tlsFiles, type TlsRead, type TlsUse } from './tlsFolder.ts';

export interface TlsExpectations {
  /** The operator's name for the folder, such as ZK_TLS_DIR; every message starts with it. */
  readonly subject: string;
  readonly now: Date;
  /** The names and addresses that peers know this server by; none where they do not look. */
  readonly hostNames?: readonly string[];
  /** To answer connections, unless said otherwise; the members of a quorum open them as well. */
  readonly uses?: readonly TlsUse[];
  /** Whether the server keeps several authorities of one name apart; ZooKeeper does not, Kafka does. */
  readonly tellsApart?: boolean;
  /**
   * Whether the server ends at its start where it would not trust its own certificate: then that is a
   * problem. So does Kafka with the certificate of the listener between brokers (SslFactory, seen on 4.3.1).
   */
  readonly trustsItself?: boolean;
}

/**
 * Reads a folder that holds a Secret as cert-manager writes it, and gives what a Java server reads
 * (ZooKeeper 3.5.5 and later, Kafka 2.7 and later, key stores of the type PEM). A certificate that peers will refuse is a
 * warning and no problem: a server that is up can still be asked, and takes the next certificate.
 */
export function readTlsFolder(folder: string, expectations: TlsExpectations): TlsRead {
  const { subject, now, hostNames = [], uses = ['serverAuth'] } = expectations;
  const { tellsApart = false, trustsItself = false } = expectations;
  const say = (lines: readonly string[]) => lines.map((line) => `${subject}: ${line}`);
  const absence = findAbsence(folder);
  if (absence !== undefined) return { ok: false, problems: say([absence]) };
  const chain = readAs(join(folder, tlsFiles.certificate), readCertificates);
  const key = readAs(join(folder, tlsFiles.key), readPrivateKey);
  const authorities = readAs(join(folder, tlsFiles.authority), readCertificates);
  const mismatch = chain.ok && key.ok ? findMismatch(folder, chain.value, key.value) : [];
  if (!chain.ok || !key.ok || !authorities.ok || mismatch.length > 0) {
    return { ok: false, problems: say([...problemsOf(chain, key, authorities), ...mismatch]) };
  }
  const facts = chain.value.map(readFacts);
  const leaf = readLeaf(chain.value, authorities.value, hostNames);
  const ofCertificate = inFile(folder, tlsFiles.certificate, [
    ...findValidityWarnings(facts, now),
    ...findLeafWarnings(leaf, uses),
  ]);
  if (trustsItself && !(leaf.trusted && facts.every((one) => isValid(one, now)))) {
    return { ok: false, problems: say(ofCertificate) };
  }
  const warnings = [
    ...ofCertificate,
    ...inFile(folder, tlsFiles.authority, [
      ...findValidityWarnings(authorities.value.map(readFacts), now),
      ...(tellsApart ? [] : findRepeatedSubjects(authorities.value.map(readFacts))),
    ]),
  ];
  const material = {
    keyStorePem: renderPkcs8(key.value) + renderCertificates(chain.value),
    trustStorePem: renderCertificates(authorities.value),
  };
  return { ok: true, material, warnings: say(warnings) };
}

const whatToMount =
  'mount the Secret that cert-manager writes, or another of the type kubernetes.io/tls with ca.crt';

function findAbsence(folder: string): string | undefined {
  try {
    return statSync(folder).isDirectory()
      ? undefined
      : describeFileProblem(folder, 'ENOTDIR', readUser());
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT'
      ? `${folder}: no such folder, expected ${Object.values(tlsFiles).join(', ')} in it (${whatToMount})`
      : describeFileProblem(folder, code, readUser());
  }
}

/** Reads a file and what is in it; a problem starts with the file's path. */
function readAs<T>(path: string, parse: (text: string) => Parsed<T>): Parsed<T> {
  const text = readText(path);
  return text.ok ? named(path, parse(text.value)) : text;
}

function readText(path: string): Parsed<string> {
  const read = readSmallFile(path);
  if (read.ok) return accept(read.bytes.toString('latin1'));
  return reject(
    read.code === 'ENOENT'
      ? `${path}: no such file, expected the key ${basename(path)} of the Secret (${whatToMount})`
      : read.problem,
  );
}

function findMismatch(folder: string, [leaf]: Certificates, key: KeyObject): string[] {
  return leaf.checkPrivateKey(key)
    ? []
    : inFile(folder, tlsFiles.key, [
        `the private key is not that of the first certificate of ${tlsFiles.certificate} (take both from one Secret; the server's own certificate comes first)`,
      ]);
}

function inFile(folder: string, file: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${join(folder, file)}: ${line}`);
}

function problemsOf(...results: readonly Parsed<unknown>[]): string[] {
  return results.flatMap((result) => (result.ok ? [] : [result.problem]));
}
