import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareConfigs, sampleMembers } from '../support/zooCfgs.ts';

it('java and ZooKeeper read of any zoo.cfg what was asked for, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-cfgs-'));
  try {
    const members = sampleMembers(10_000);
    expect(await compareConfigs(folder, members)).toBe(members.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
