import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path/posix';
import { parse } from 'yaml';

/** A folder that kustomize makes one file of. */
export interface Overlay {
  /** `zookeeper-production`. */
  readonly name: string;
  readonly folder: string;
  /** Where its rendered form is kept, for `kubectl apply -f`. */
  readonly file: string;
}

/** Every overlay of every system. */
export function listOverlays(): readonly Overlay[] {
  return globSync('manifests/*/overlays/*/kustomization.yaml')
    .map((path) => path.split('/'))
    .map(([root = '', system = '', overlays = '', overlay = '']) => ({
      name: `${system}-${overlay}`,
      folder: join(root, system, overlays, overlay),
      file: join(root, 'rendered', `${system}-${overlay}.yaml`),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A digest of all files that an overlay is made of: what its rendered form must have been made from. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of [...new Set(listFiles(folder))].toSorted()) {
    hash.update(`${path}\n${readFileSync(path, 'utf8')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Fields that name files, which are read below, and those that name none. */
const fields: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'resources',
  'components',
  'patches',
  'replacements',
  'configMapGenerator',
  'replicas',
  'images',
  'labels',
  'namespace',
]);
const generatorFields: ReadonlySet<string> = new Set([
  'name',
  'behavior',
  'files',
  'literals',
  'options',
]);

interface Kustomization {
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly patches?: readonly { readonly path?: string }[];
  readonly replacements?: readonly { readonly path?: string }[];
  readonly configMapGenerator?: readonly { readonly files?: readonly string[] }[];
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const own = join(path, 'kustomization.yaml');
  const kustomization: Kustomization = parse(readFileSync(own, 'utf8'));
  const { resources, components, patches, replacements, configMapGenerator } = kustomization;
  const unknown = [
    ...Object.keys(kustomization).filter((key) => !fields.has(key)),
    ...(configMapGenerator ?? []).flatMap((generator) =>
      Object.keys(generator).filter((key) => !generatorFields.has(key)),
    ),
  ];
  if (unknown.length > 0) {
    throw new Error(
      `${own}: ${unknown.join(', ')}: say in manifests/overlays.ts which files that reads`,
    );
  }
  const named = [
    ...(resources ?? []),
    ...(components ?? []),
    ...[...(patches ?? []), ...(replacements ?? [])].flatMap((part) => part.path ?? []),
    // A file may be given a key: `index.html=pages/index.html`.
    ...(configMapGenerator ?? [])
      .flatMap((generator) => generator.files ?? [])
      .map((file) => file.slice(file.indexOf('=') + 1)),
  ];
  return [own, ...named.flatMap((name) => listFiles(join(path, name)))];
}
