import { build } from 'esbuild';

/** A program of `inPod/` as one module, for the Node of an image. */
export async function bundleClient(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`test/support/cluster/inPod/${name}.ts`],
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // packages of CommonJS want the require that a module has not
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${name}`);
  return file.text;
}
