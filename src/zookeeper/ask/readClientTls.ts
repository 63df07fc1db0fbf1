import { join } from 'node:path';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { readText } from '../../files/readText.ts';
import { readCertificates } from '../../tls/readCertificates.ts';
import { tlsFiles } from '../../tls/tlsFolder.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { accept, named, type Parsed, reject } from '../../tool/parsed.ts';
import type { Settings } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';
import { secureClientSettings } from '../settings/secureClientSettings.ts';
import { transportBy } from './askByTls.ts';
import type { Transport } from './askServer.ts';

type TlsSettings = Pick<
  Settings<typeof secureClientSettings>,
  'tlsDir' | 'tlsClientAuth' | 'tlsName'
>;

/**
 * Reads the folder that the member's own certificate is in: ca.crt, and where the server wants to
 * see a certificate of its clients tls.crt and tls.key. Throws a ToolError with every problem.
 */
export function readClientTls({ tlsDir, tlsClientAuth, tlsName }: TlsSettings): Transport {
  // Where it only may be shown, a server would refuse one that it does not like.
  const hasIdentity = tlsClientAuth === 'need';
  const parts = [
    readPart(tlsDir, 'ca', tlsFiles.authority),
    ...(hasIdentity
      ? [readPart(tlsDir, 'cert', tlsFiles.certificate), readPart(tlsDir, 'key', tlsFiles.key)]
      : []),
  ];
  const problems = parts.flatMap((part) => (part.ok ? [] : [part.problem]));
  const context = problems.length > 0 ? undefined : createContext(tlsDir, parts);
  if (context?.ok === true) {
    return transportBy({ context: context.value, hasIdentity, serverName: tlsName });
  }
  throw new ToolError(
    ExitCode.Config,
    [...problems, ...(context === undefined ? [] : [context.problem])].map(
      (problem) => `${secureClientSettings.tlsDir.name}: ${problem}`,
    ),
  );
}

function readPart(
  folder: string,
  option: 'ca' | 'cert' | 'key',
  name: string,
): Parsed<SecureContextOptions> {
  const path = join(folder, name);
  const text = readText(path);
  if (!text.ok) return text;
  const certificates = option === 'key' ? accept([]) : named(path, readCertificates(text.value));
  return certificates.ok ? accept({ [option]: text.value }) : certificates;
}

function createContext(
  folder: string,
  parts: readonly Parsed<SecureContextOptions>[],
): Parsed<SecureContext> {
  const options = Object.assign({}, ...parts.map((part) => (part.ok ? part.value : {})));
  try {
    return accept(createSecureContext(options));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error:.*:/, '') : String(error);
    return reject(
      `${folder}: ${tlsFiles.certificate} and ${tlsFiles.key} cannot be used: ${reason} (they must be a certificate and its own key, without a password)`,
    );
  }
}
