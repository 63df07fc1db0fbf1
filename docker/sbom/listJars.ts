/** `node docker/sbom/listJars.ts <folder of jars> <Maven's local repository> <file>`: writes the jars as components. */
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Component, nameLicenses } from './component.ts';
import { type Coordinates, coordinatesOf, parsePom, pomPath } from './pom.ts';

const [folder = '', repository = '', file = ''] = process.argv.slice(2);
const places = new Map(
  globSync('**/*.jar', { cwd: repository }).map((path) => [basename(path), path] as const),
);
writeFileSync(file, JSON.stringify(readdirSync(folder).toSorted().map(describeJar)));

function describeJar(jar: string): Component {
  const place = places.get(jar);
  if (place === undefined) throw new Error(`${jar}: not in ${repository}`);
  const coordinates = coordinatesOf(place);
  const { group, artifact, version } = coordinates;
  const classifier = jar.slice(`${artifact}-${version}`.length + 1, -'.jar'.length);
  const query = classifier === '' ? '' : `?classifier=${classifier}`;
  return {
    type: 'library',
    group,
    name: classifier === '' ? artifact : `${artifact}-${classifier}`,
    version,
    purl: `pkg:maven/${group}/${artifact}@${version}${query}`,
    licenses: nameLicenses(findLicenses(coordinates)),
    hashes: [
      {
        alg: 'SHA-256',
        content: createHash('sha256')
          .update(readFileSync(join(folder, jar)))
          .digest('hex'),
      },
    ],
  };
}

function findLicenses(coordinates: Coordinates): readonly string[] {
  const { licenses, parent } = parsePom(
    readFileSync(join(repository, pomPath(coordinates)), 'utf8'),
  );
  if (licenses.length > 0) return licenses;
  if (parent === undefined) throw new Error(`${pomPath(coordinates)}: no licence`);
  return findLicenses(parent);
}
