import { chmod, glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
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

// Node's own modules come without the ES module around each: that one evaluates every export at once,
// for node:fs all of node:fs/promises too.
const builtins: Plugin = {
  name: 'builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin' } : undefined,
    );
    bundler.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
    }));
  },
};

/** A text in a file of kafkajs 2.2.4, and what stands there in its place. */
interface Mend {
  readonly file: RegExp;
  readonly text: string;
  readonly mended: string;
  /** How often it is there. */
  readonly times: number;
}

const decoder = /kafkajs\/src\/protocol\/decoder\.js$/;
const mends: readonly Mend[] = [
  // kafkajs sets a timer for requests that wait even where none does: with a negative time, which
  // Node 24 warns of at every connect, and again each millisecond for as long as it is connected
  // (tulios/kafkajs#1751). It is to look again only where something waits.
  {
    file: /kafkajs\/src\/network\/requestQueue\/index\.js$/,
    text: 'if (!this.throttleCheckTimeoutId) {',
    mended: 'if (!this.throttleCheckTimeoutId && this.pending.length > 0) {',
    times: 1,
  },
  // It makes room for as many items as an answer announces, before it has seen one. Without that, it
  // fails where the answer ends.
  { file: decoder, text: 'new Array(length)', mended: '[]', times: 3 },
  { file: decoder, text: 'new Array(length - 1)', mended: '[]', times: 1 },
];

const mendKafkajs: Plugin = {
  name: 'mend-kafkajs',
  setup(bundler) {
    bundler.onLoad(
      { filter: /kafkajs\/src\/(network\/requestQueue\/index|protocol\/decoder)\.js$/ },
      async ({ path }) => {
        const contents = mends
          .filter(({ file }) => file.test(path))
          .reduce((text, mend) => applyMend(path, text, mend), await readFile(path, 'utf8'));
        return { contents };
      },
    );
  },
};

function applyMend(path: string, contents: string, { text, mended, times }: Mend): string {
  const pieces = contents.split(text);
  if (pieces.length !== times + 1) {
    throw new Error(`${path}: the text to mend is not there as often as it was: ${text}`);
  }
  return pieces.join(mended);
}

/** What of our own a tool needs so rarely that it is no part of what is parsed at every start. */
const rarelyUsed = /^\.\/(?:runRest|askBroker)\.ts$/;

/**
 * A package that is imported by `import()` travels as text and is parsed only where it is used:
 * parsing yargs alone would cost a probe half of what its exchange does. So does what is rarely used of
 * our own; it has its own copy of what it imports, and shares no class with the rest.
 */
function lazyPackages(carried: Metafile['inputs']): Plugin {
  return {
    name: 'lazy-packages',
    setup(bundler) {
      bundler.onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
        kind === 'dynamic-import' && !isBuiltin(path)
          ? { path, namespace: 'lazy-package' }
          : undefined,
      );
      bundler.onResolve({ filter: rarelyUsed }, ({ path, resolveDir }) => ({
        path: `./${relative('.', join(resolveDir, path))}`,
        namespace: 'lazy-package',
      }));
      bundler.onLoad({ filter: /./, namespace: 'lazy-package' }, async ({ path }) => {
        const { text, inputs } = await bundlePackage(path);
        Object.assign(carried, inputs);
        return { contents: evaluate(path, text) };
      });
    },
  };
}

async function bundlePackage(name: string) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `import * as all from '${name}'; export const { default: main = all } = all;`,
      resolveDir: '.',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    define: { 'import.meta.url': '"file:///bundled/"' },
    // Less text to read at every start; names stay as they are, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'eof',
    metafile: true,
    write: false,
    plugins: [asciiWidth, builtins, mendKafkajs],
  });
  return { text: outputFiles[0]?.text ?? '', inputs: metafile.inputs };
}

function evaluate(name: string, text: string): string {
  const source = JSON.stringify(`${text}\n//# sourceURL=${name}`);
  return [
    `new Function('module', 'exports', 'require', ${source})(module, exports, require);`,
    'module.exports = module.exports.main;',
  ].join('\n');
}

/**
 * Gets a module of Node's where the code that uses it runs, not at every start: `import_fs.readSync`, as
 * esbuild writes it, becomes `require_fs().readSync`. node:crypto alone costs a fifth of what Node itself
 * takes to start, and of node:fs each file that imports it would copy all hundred names.
 */
function reachLate(text: string): string {
  const getters = new Map<string, string>();
  const lines = text.split('\n').filter((line) => {
    const [, name = '', get = ''] =
      /^(?:var| +) (import_\w+) = __toESM\((require_\w+)\(\), 1\);$/.exec(line) ?? [];
    if (!text.includes(`var ${get} = __commonJS({\n  "builtin:`)) return true;
    getters.set(name, `${get}()`);
    return false;
  });
  return lines.map((line) => (hasOwnNames(line) ? line : reach(line, getters))).join('\n');
}

function reach(line: string, getters: ReadonlyMap<string, string>): string {
  return line.replaceAll(
    /\b(new )?(import_\w+)(?:\.default\b)?/g,
    (found, isMade: string | undefined, name: string) => {
      const get = getters.get(name);
      if (get === undefined) return found;
      // `new require_crypto().Hash()` would make what require_crypto gives
      return isMade === undefined ? get : `new (${get})`;
    },
  );
}

/** Whether a line is a lazy package, or declares names alone, some of which were got early and are no longer used. */
function hasOwnNames(line: string): boolean {
  return /^ +new Function\(|^var \w+(, \w+)*;$/.test(line);
}

// An ES module has no require of its own; what is bundled asks it for Node's modules only.
const requireBanner = 'const require = (name) => process.getBuiltinModule(name);';

const version = await readVersion();
await mkdir(outdir, { recursive: true });
const metafiles = await Promise.all((await entryPoints()).map(async (entry) => bundle(entry)));
await writeFile(join(outdir, 'metafile.json'), JSON.stringify(merge(metafiles)));

async function bundle(entry: string): Promise<Metafile> {
  const tool = basename(dirname(entry));
  const carried: Metafile['inputs'] = {};
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
    plugins: [asciiWidth, builtins, mendKafkajs, lazyPackages(carried)],
  });
  for (const { path, text } of outputFiles) {
    // A tool that runs meanwhile keeps its whole file.
    const isTool = path.endsWith('.mjs');
    await writeFile(`${path}.new`, isTool ? reachLate(text) : text);
    if (isTool) await chmod(`${path}.new`, 0o755);
    await rename(`${path}.new`, path);
  }
  return withCarried(metafile, carried);
}

function withCarried({ inputs, outputs }: Metafile, carried: Metafile['inputs']): Metafile {
  const parts = Object.fromEntries(
    Object.entries(carried).map(([path, { bytes }]) => [path, { bytesInOutput: bytes }]),
  );
  return {
    inputs: { ...inputs, ...carried },
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([path, output]) => [
        path,
        { ...output, inputs: { ...output.inputs, ...parts } },
      ]),
    ),
  };
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
