import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeSite } from '../../local/runPod.ts';
import type { Site } from '../../local/site.ts';

/** A site in a new folder of its own, at loopback addresses that begin with `net`. */
export function makeSite(name: string, net: string): Site {
  const site = { folder: mkdtempSync(join(tmpdir(), `${name}-`)), root: resolve('.'), net };
  writeSite(site);
  return site;
}
