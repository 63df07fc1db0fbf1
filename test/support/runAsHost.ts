import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Box, built, type Ended, runToEnd } from './runZkGenConfig.ts';

/** What the kubelet gives a container: its host name, and its lines of /etc/hosts. */
interface Host {
  readonly name: string;
  readonly hosts?: readonly string[];
}

const enter = 'hostname "$1" && mount --bind "$2" /etc/hosts && shift 2 && exec "$@"';

/** Whether this process may give another one a host name and an /etc/hosts of its own. */
export async function canBeHost(): Promise<boolean> {
  const { exitCode } = await execa('unshare', ['-u', '-m', 'true'], { reject: false });
  return exitCode === 0;
}

/** Runs the built zkGenConfig on a host of this name. */
export async function runAsHost(
  box: Box,
  { name, hosts = [] }: Host,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const path = join(box.folder, 'etc-hosts');
  writeFileSync(path, ['127.0.0.1 localhost', ...hosts, ''].join('\n'));
  const command = ['sh', '-c', enter, 'sh', name, path, process.execPath, built];
  const { PATH } = process.env;
  return runToEnd(['unshare', '-u', '-m', ...command], { PATH, ...env });
}
