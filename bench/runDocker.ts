import { execa } from 'execa';
import { splitFlags } from '../docker/engineFlags.ts';

const buildFlags = splitFlags(process.env['DOCKER_BUILD_FLAGS']);
const runFlags = splitFlags(process.env['DOCKER_RUN_FLAGS']);

/** Runs docker, and gives what it printed. */
export async function runDocker(...args: readonly string[]): Promise<string> {
  const { stdout } = await execa('docker', args);
  return stdout;
}

export async function buildImage(
  { dockerfile, version, tag }: Readonly<Record<'dockerfile' | 'version' | 'tag', string>>,
  context = '.',
): Promise<void> {
  const build = ['build', '-q', '-f', dockerfile, '-t', tag, '--build-arg', `VERSION=${version}`];
  await execa('docker', [...build, ...buildFlags, '.'], { cwd: context });
}

/** Runs a container in the background while `use` is at work; gives what that gives. */
export async function withContainer<T>(
  args: readonly string[],
  use: (id: string) => Promise<T>,
): Promise<T> {
  const id = await runDocker('run', '-d', ...runFlags, ...args);
  try {
    return await use(id);
  } finally {
    await runDocker('rm', '-f', '-v', id);
  }
}

export async function readAddress(id: string): Promise<string> {
  return runDocker('inspect', '-f', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', id);
}
