import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildImage, runDocker } from './runDocker.ts';

// What .dockerignore lets through.
const context = [
  '.dockerignore',
  'package.json',
  'package-lock.json',
  'esbuild.config.ts',
  'vitest.config.ts',
  'src',
  'test',
  'local',
  'bench',
  'docker',
];

/** Seconds that an image takes to build again after one source file changed, which every tool carries. */
export async function measureRebuild(name: string, version: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rebuild-'));
  const image = {
    dockerfile: `docker/${name}/Dockerfile`,
    version,
    tag: 'statefulset-rebuilt:bench',
  };
  try {
    for (const path of context) cpSync(path, join(folder, path), { recursive: true });
    await buildImage(image, folder);
    appendFileSync(join(folder, 'src/tool/exitCode.ts'), `\nexport const built = ${Date.now()};\n`);
    const start = performance.now();
    await buildImage(image, folder);
    return (performance.now() - start) / 1000;
  } finally {
    await runDocker('rmi', '-f', image.tag);
    rmSync(folder, { recursive: true, force: true });
  }
}
