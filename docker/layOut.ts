/**
 * Lays out the tools and their names as they are in an image: `node docker/layOut.ts kafka 4.3.1 /image lists/*.json` fills
 * /image with what the last layer of that image adds to its root; the lists say what the layers below it hold.
 */
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeImage, toolFolder } from './names.ts';
import { writeSbom } from './sbom/writeSbom.ts';

const [name = '', version = '', root = '', ...lists] = process.argv.slice(2);
const { home, programs, beside } = describeImage(name, version);
for (const { tool, names, inBin } of programs) {
  copy(`dist/${tool}.mjs`);
  const legal = `dist/${tool}.mjs.LEGAL.txt`;
  if (existsSync(legal)) copy(legal);
  for (const called of names) link(join('/usr/bin', called), tool);
  for (const called of inBin) link(join(home, 'bin', called), tool);
}
for (const path of beside) copy(path);
const tools = programs.map(({ tool }) => tool);
writeSbom(inImage(join(toolFolder, 'sbom.cdx.json')), { name, version, tools, lists });

function copy(path: string): void {
  copyFileSync(path, inImage(join(toolFolder, basename(path))));
}

function link(path: string, tool: string): void {
  symlinkSync(join(toolFolder, `${tool}.mjs`), inImage(path));
}

function inImage(path: string): string {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  return place;
}
