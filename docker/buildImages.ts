/**
 * `npm run images`: builds the images; `npm run images -- kafka` those of Kafka, `kafka:3.9.2` one of them. What a
 * machine needs beside, as `--network host`, comes from DOCKER_BUILD_FLAGS.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { splitFlags } from './engineFlags.ts';
import { listImages } from './images.ts';

const wanted = process.argv.slice(2);
const images = listImages().filter(
  ({ name, version }) =>
    wanted.length === 0 || wanted.includes(name) || wanted.includes(`${name}:${version}`),
);
if (images.length === 0) {
  const known = listImages().map(({ name, version }) => `${name}:${version}`);
  throw new Error(
    `expected zookeeper, kafka or one of ${known.join(', ')}, got ${wanted.join(' ')}`,
  );
}

for (const { name, version, tag } of images) {
  const args = [
    'build',
    '-f',
    `docker/${name}/Dockerfile`,
    '-t',
    tag,
    ...Object.entries({
      VERSION: version,
      TOOLKIT_VERSION: toolkit(),
      REVISION: revision(),
    }).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]),
    ...splitFlags(process.env['DOCKER_BUILD_FLAGS']),
    '.',
  ];
  const { status, error } = spawnSync('docker', args, { stdio: 'inherit' });
  if (status !== 0) {
    const reason = error === undefined ? '' : `: ${error.message}`;
    process.stderr.write(`images: ${tag} was not built${reason}\n`);
    process.exitCode = 1;
    break;
  }
}

function toolkit(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return manifest.version;
}

/** The commit that is built, and whether anything was changed since; empty outside of a repository, and without git. */
function revision(): string {
  const commit = git('rev-parse', 'HEAD');
  return commit !== '' && git('status', '--porcelain') !== '' ? `${commit}-changed` : commit;
}

function git(...args: readonly string[]): string {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
