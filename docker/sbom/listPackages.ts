/**
 * `node docker/sbom/listPackages.ts <file>`: writes what is installed here as components: packages of Debian, Java and
 * Node. A package without its copyright file, as some base images leave them out, is fetched for it: it takes apt's lists.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Component, nameLicenses } from './component.ts';
import { licensesIn } from './copyright.ts';

const [file = ''] = process.argv.slice(2);
const packages = run('dpkg-query', ['-W', '-f', '${Package}\t${Version}\t${Architecture}\n'])
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));
fetchCopyrights(packages.flatMap(([name = '']) => (existsSync(copyrightOf(name)) ? [] : [name])));
const debian = packages.map(([name = '', version = '', architecture = '']): Component => ({
  type: 'library',
  name,
  version,
  purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${architecture}`,
  licenses: nameLicenses(licensesIn(readFileSync(copyrightOf(name), 'utf8'))),
}));
writeFileSync(file, JSON.stringify([...debian, java(), node()]));

function copyrightOf(name: string): string {
  return join('/usr/share/doc', name, 'copyright');
}

function fetchCopyrights(names: readonly string[]): void {
  if (names.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'debs-'));
  run('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', ...names], folder);
  for (const deb of readdirSync(folder)) {
    run(
      'sh',
      ['-c', `dpkg-deb --fsys-tarfile '${deb}' | tar -x -C / --wildcards './usr/share/doc/*'`],
      folder,
    );
  }
}

function java(): Component {
  const release = readFileSync(join(process.env['JAVA_HOME'] ?? '', 'release'), 'utf8');
  const version =
    /^JAVA_RUNTIME_VERSION="(.*)"$/m.exec(release)?.[1] ??
    /^JAVA_VERSION="(.*)"$/m.exec(release)?.[1] ??
    '';
  return {
    type: 'framework',
    name: 'openjdk',
    version,
    purl: `pkg:generic/openjdk@${encodeURIComponent(version)}`,
    licenses: nameLicenses(['GPL-2.0-only WITH Classpath-exception-2.0']),
  };
}

function node(): Component {
  const { node: version } = process.versions;
  return {
    type: 'framework',
    name: 'node',
    version,
    purl: `pkg:generic/node@${version}`,
    licenses: nameLicenses(['MIT']),
  };
}

function run(command: string, args: readonly string[], cwd = '/'): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
