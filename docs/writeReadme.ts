/** `npm run readme:fix`: makes the README's tables anew from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import { chapters } from './chapters.ts';
import { renderReadme } from './readme.ts';

const path = 'README.md';
await writeFile(path, renderReadme(await readFile(path, 'utf8'), chapters));
