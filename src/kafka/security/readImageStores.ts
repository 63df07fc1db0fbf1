import { join } from 'node:path/posix';
import { readSmallFile } from '../../files/readSmallFile.ts';
import { readText } from '../../files/readText.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Entry } from '../properties/entries.ts';
import { type SecuritySettings, securitySettings as names } from '../settings/securitySettings.ts';

const properties = {
  keystoreFilename: { key: 'ssl.keystore.location', read: readPlace },
  keystoreCredentials: { key: 'ssl.keystore.password', read: readPassword },
  keyCredentials: { key: 'ssl.key.password', read: readPassword },
  truststoreFilename: { key: 'ssl.truststore.location', read: readPlace },
  truststoreCredentials: { key: 'ssl.truststore.password', read: readPassword },
} as const;

/**
 * The stores and passwords that the images of Apache and Confluent are told by file names below
 * /etc/kafka/secrets (apache/kafka, docker/resources/common-scripts/configure).
 */
export function readImageStores(
  settings: Pick<SecuritySettings, keyof typeof properties | 'secretsDir'>,
  issues: Issue[],
): Entry[] {
  return Object.entries(properties).flatMap(([setting, { key, read }]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these are the keys of the object above
    const which = setting as keyof typeof properties;
    const file = settings[which];
    if (file === undefined) return [];
    const subject = names[which].name;
    const value = read(join(settings.secretsDir, file));
    if (value.ok) return [{ key, value: value.value, subject }];
    issues.push({ subject, problem: value.problem, exitCode: ExitCode.Config });
    return [];
  });
}

function readPlace(path: string): Parsed<string> {
  const read = readSmallFile(path);
  return read.ok ? accept(path) : reject(explain(path, read.code, read.problem));
}

/** As a shell would take it: without the line breaks at its end. */
function readPassword(path: string): Parsed<string> {
  const text = readText(path);
  if (!text.ok) return text;
  const password = text.value.replace(/[\r\n]+$/, '');
  return password === '' ? reject(`${path}: nothing in it, expected a password`) : accept(password);
}

function explain(path: string, code: string, problem: string): string {
  return code === 'ENOENT'
    ? `${path}: not found (mount it there, or name its folder by ${names.secretsDir.name})`
    : problem;
}
