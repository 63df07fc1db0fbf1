import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

const project = (
  name: string,
  timeoutMs: number,
  fileParallelism = true,
  files = `test/${name}/**/*.test.ts`,
) => ({
  test: {
    name,
    include: [files],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism,
  },
});

const { test: oneByOne } = project('cluster', 1_800_000, false);
const cluster = { test: { ...oneByOne, globalSetup: 'test/support/cluster/expectCluster.ts' } };

/** Where .ci/run wants the record that it counts from. */
const results = env['TEST_RESULTS'];

export default defineConfig({
  test: {
    reporters: results === undefined ? ['default'] : ['default', 'json'],
    ...(results === undefined ? {} : { outputFile: { json: results } }),
    projects: [
      project('unit', 10_000),
      project('property', 60_000),
      // Long for a build of an image that emulates another machine.
      project('bundle', 600_000),
      // Real servers: one file at a time, so that two cores are enough for each.
      project('integration', 300_000, false),
      // Every version, every order, many rounds: npm run test:long, which npm test leaves out.
      project('long', 1_800_000, false),
      // Containers of the images: npm run test:images builds them and runs both, test:images:short the first.
      project('image', 600_000, false, 'test/image/*.test.ts'),
      project('imageLong', 1_800_000, false, 'test/image/long/*.test.ts'),
      // Pods of the cluster that kubectl's current context leads to: npm run test:cluster.
      cluster,
    ],
  },
});
