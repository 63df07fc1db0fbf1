import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareReaders, serverValues } from '../support/serverLines.ts';

// Older ones know one address and keep it in other fields than the fixture reads.
it.each(['3.6.4', '3.7.2', '3.8.6', '3.9.5'])(
  'ZooKeeper %s takes the lines that zkGenConfig takes',
  async (version) => {
    const folder = mkdtempSync(join(tmpdir(), 'server-lines-'));
    try {
      const values = fc.sample(serverValues, 10_000);
      const { accepted, refused } = await compareReaders(folder, version, values);
      expect(Math.min(accepted, refused)).toBeGreaterThan(1000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
