import { describe, expect, it } from 'vitest';
import { listImages } from '../../docker/images.ts';
import { describeImage, toolFolder } from '../../docker/names.ts';
import { useContainers } from '../support/containers.ts';
import { images } from '../support/docker.ts';

const containers = useContainers('contents', ...Object.values(images));

/** Runs a script in a container of its own, as root, who can look everywhere. */
async function look(tag: string, script: string): Promise<string> {
  const image = Object.values(images).find((own) => own === tag);
  if (image === undefined) throw new Error(`${tag} is none of the images that are tested`);
  const given = { entrypoint: 'sh', flags: ['--user=0'], command: ['-ec', script] };
  const { code, stdout, stderr } = await containers.run(image, given);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trimEnd();
}

interface Sbom {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes?: readonly { readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
}

describe.each(listImages())('$tag', ({ name, version, tag }) => {
  const { home, programs } = describeImage(name, version);

  it('has no file that lends the rights of its owner, and not what built it', async () => {
    expect(await look(tag, 'find / -xdev -type f -perm /6000')).toBe('');
    const builders = 'npm npx corepack mvn javac jlink gcc cc strip make git curl wget';
    expect(await look(tag, `for one in ${builders}; do command -v $one || :; done`)).toBe('');
    expect(await look(tag, 'ls -A /var/lib/apt/lists /root/.npm /root/.m2 2>&1 || :')).toBe(
      [
        "ls: cannot access '/root/.npm': No such file or directory",
        "ls: cannot access '/root/.m2': No such file or directory",
        '/var/lib/apt/lists:',
      ].join('\n'),
    );
  });

  it('runs each tool by each of its names', async () => {
    const onPath = programs.flatMap(({ names }) => names);
    const inBin = programs.flatMap((program) => program.inBin.map((own) => `${home}/bin/${own}`));
    const found = await look(
      tag,
      `for one in ${[...onPath, ...inBin].join(' ')}; do readlink -e "$(command -v $one)"; done`,
    );
    const expected = [
      ...programs.flatMap(({ tool, names }) => names.map(() => tool)),
      ...programs.flatMap(({ tool, inBin: own }) => own.map(() => tool)),
    ];
    expect(found.split('\n')).toEqual(expected.map((tool) => `${toolFolder}/${tool}.mjs`));
    const tools = programs.map(({ tool }) => tool);
    const helped = await look(tag, `for one in ${tools.join(' ')}; do $one --help | head -1; done`);
    expect(helped.split('\n')).toEqual(
      tools.map((tool) => expect.stringMatching(new RegExp(`^${tool}\\b`))),
    );
  });

  it('lists every package and every jar that it has, with version and licence', async () => {
    const { components }: Sbom = JSON.parse(await look(tag, `cat ${toolFolder}/sbom.cdx.json`));
    const of = (type: string) => components.filter(({ purl }) => purl.startsWith(`pkg:${type}/`));
    const packages = await look(tag, "dpkg-query -W -f '${Package} ${Version}\\n'");
    expect(of('deb').map((one) => `${one.name} ${one.version}`)).toEqual(packages.split('\n'));
    const jars = await look(tag, `sha256sum ${home}/lib*/*.jar | cut -d ' ' -f 1`);
    expect(of('maven').map(({ hashes }) => hashes?.[0]?.content)).toEqual(jars.split('\n'));
    const java = await look(tag, 'java -XshowSettings:properties -version 2>&1');
    const node = await look(tag, 'node --version');
    const [openjdk, own] = ['openjdk', 'node'].map((one) =>
      components.find(({ name: called }) => called === one),
    );
    expect(java).toContain(` java.version = ${openjdk?.version}\n`);
    expect(node).toBe(`v${own?.version}`);
    expect(of('npm').map((one) => one.name)).toContain('yargs');
    expect(components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
  });
});
