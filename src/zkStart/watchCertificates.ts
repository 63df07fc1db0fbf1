import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listChanged } from '../files/readSurvey.ts';
import { writeFiles } from '../files/writeFiles.ts';
import { readPod } from '../pod/readPod.ts';
import { tlsFiles } from '../tls/tlsFolder.ts';
import { errorCode } from '../tool/errorCode.ts';
import { type Flags, readSettings } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { isKnownTo } from '../zookeeper/member/firstVersions.ts';
import { readSources } from '../zookeeper/member/readSources.ts';
import { readInstallation } from '../zookeeper/readInstallation.ts';
import { readSecurity } from '../zookeeper/security/readSecurity.ts';
import { zkSettings } from '../zookeeper/settings/settings.ts';

interface Watch {
  readonly flags: Flags;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

// The kubelet itself takes up to a minute and a half to lay a renewed Secret into its volume.
const everyMs = 5000;

/**
 * Writes the server's key stores again whenever the certificates that they were made of are renewed, for
 * as long as the signal is not aborted. The server reads them then by itself, where its version can.
 */
export async function watchCertificates({ flags, tell, signal }: Watch): Promise<void> {
  const { env } = process;
  const read = readSettings(zkSettings, readSources(env, flags).sources);
  const settings = read.ok ? read.settings : read.partial;
  const folders = [settings.tlsDir, settings.quorumTlsDir].filter((path) => path !== undefined);
  if (folders.length === 0) return;
  const { version } = readInstallation(settings.libDir);
  let warned = '';
  const warn = (problem: string): void => {
    if (problem !== warned) tell(`warning: renewed certificates are not used: ${problem}`);
    warned = problem;
  };
  /** Gives whether there is nothing left to do: a disk may have room for them later. */
  const renew = (): boolean => {
    try {
      const { files, problems } = readSecurity(settings, { pod: readPod(env), version });
      if (problems.length > 0) {
        warn(problems.join('; '));
        return false;
      }
      const stores = files.filter(({ path }) => path.endsWith('.pem'));
      const written = listChanged(writeFiles({ files: stores, folders: [] }).states);
      warned = '';
      if (written.length === 0) return true;
      const reads = settings.tlsDir === undefined || isKnownTo(version, 'client.certReload');
      const when = reads ? 'which the server reads now' : 'which clients see after the next start';
      tell(
        `the certificates are renewed: wrote ${written.map(({ path }) => path).join(', ')}, ${when}`,
      );
      return true;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      warn(error.message);
      return false;
    }
  };
  // None yet: they may have been renewed since the configuration was written.
  let done = '';
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    // before they are read: what changes meanwhile is read again
    const mark = readMark(folders);
    if (mark !== done && !signal.aborted && renew()) done = mark;
  }
}

/** What changes with any file of these folders; a Secret's volume changes them all at once, by `..data`. */
function readMark(folders: readonly string[]): string {
  const paths = folders.flatMap((folder) =>
    Object.values(tlsFiles).map((name) => join(folder, name)),
  );
  return paths.map(readFileMark).join(' ');
}

function readFileMark(path: string): string {
  try {
    const { dev, ino, mtimeMs } = statSync(path);
    return `${dev}:${ino}:${mtimeMs}`;
  } catch (error) {
    return errorCode(error);
  }
}
