import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

/** Whether there is a Go to build Prometheus's own parser with; nothing else here needs one. */
export const hasGo = spawnSync('go', ['version']).status === 0;

/** How many families Prometheus's own parser finds in each scrape; rejected where one is none. */
export async function countFamilies(scrapes: readonly string[]): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'scrapes-'));
  try {
    const paths = scrapes.map((text, index) => {
      const path = join(folder, String(index));
      writeFileSync(path, text);
      return path;
    });
    const cwd = resolve('test/fixtures/readScrapes');
    const { stdout } = await execa('go', ['run', '.', ...paths], { cwd });
    return stdout.split('\n').map(Number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
