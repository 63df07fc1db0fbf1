import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zookeeperVersion } from '../../local/site.ts';
import { compareReaders, serverValues } from '../support/serverLines.ts';

// 10,000 of them, and other versions: test/long/serverLines.test.ts.
it('ZooKeeper takes every server line that zkGenConfig takes, for the same, and few others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-lines-'));
  try {
    const values = fc.sample(serverValues, { seed: 20_261_125, numRuns: 2000 });
    const { accepted, refused } = await compareReaders(folder, zookeeperVersion, values);
    expect(Math.min(accepted, refused)).toBeGreaterThan(200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
