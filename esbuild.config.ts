import { chmod, glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** Where a bundle goes; tests read the metafile beside it to know what packages it carries. */
const outdir = 'dist';

// yargs loads a table of the world's character widths at every start; our help is ASCII.
const asciiWidth: Plugin = {
  name: 'ascii-width',
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ path }) => ({
      path,
      namespace: 'ascii-width',
    }));
    bundler.onLoad({ filter: /./, namespace: 'ascii-width' }, () => ({
      contents: 'export default (text) => text.length;',
    }));
  },
};

// What a package imports of Node is loaded when the package is, not at the start of every tool.
const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path, importer }) =>
      importer.includes('/node_modules/') && isBuiltin(path)
        ? { path: path.replace(/^node:/, ''), namespace: 'builtin' }
        : undefined,
    );
    bundler.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require('node:${path}');`,
    }));
  },
};

// An ES module has no require of its own; the CommonJS packages need one for Node's modules.
const requireBanner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

const version = await readVersion();
await mkdir(outdir, { recursive: true });
const metafiles = await Promise.all((await entryPoints()).map(async (entry) => bundle(entry)));
await writeFile(join(outdir, 'metafile.json'), JSON.stringify(merge(metafiles)));

async function bundle(entry: string): Promise<Metafile> {
  const tool = basename(dirname(entry));
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    outfile: join(outdir, `${tool}.mjs`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    banner: { js: requireBanner },
    define: { VERSION: JSON.stringify(version) },
    legalComments: 'linked',
    metafile: true,
    write: false,
    plugins: [asciiWidth, lazyBuiltins],
  });
  for (const { path, contents } of outputFiles) {
    // A tool that runs meanwhile keeps its whole file.
    await writeFile(`${path}.new`, contents);
    if (path.endsWith('.mjs')) await chmod(`${path}.new`, 0o755);
    await rename(`${path}.new`, path);
  }
  return metafile;
}

async function entryPoints(): Promise<string[]> {
  const entries: string[] = [];
  for await (const entry of glob('src/*/main.ts')) entries.push(entry);
  return entries.toSorted();
}

function merge(parts: readonly Metafile[]): Metafile {
  const outputs = Object.assign({}, ...parts.map((part) => part.outputs));
  const inputs = Object.assign({}, ...parts.map((part) => part.inputs));
  return { inputs, outputs };
}

async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile('package.json', 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error('package.json has no version');
}
