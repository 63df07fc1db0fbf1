import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Component, nameLicenses } from './component.ts';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The packages of npm that these tools carry. */
export function listBundled(tools: readonly string[]): Component[] {
  const { outputs }: Metafile = JSON.parse(readFileSync('dist/metafile.json', 'utf8'));
  const inputs = tools.flatMap((tool) => Object.keys(outputs[`dist/${tool}.mjs`]?.inputs ?? {}));
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders].toSorted().map((folder) => describe(folder));
}

function describe(folder: string): Component {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  if (license === undefined) throw new Error(`${folder}: no licence`);
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: nameLicenses([license]),
  };
}
