import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listImages } from '../../../docker/images.ts';
import { describeImage } from '../../../docker/names.ts';
import { images as tested } from '../../support/docker.ts';

const tools = globSync('src/*/main.ts').map((path) => basename(dirname(path)));
const images = listImages();

describe.each(images)('$tag', ({ name, version }) => {
  const { programs, beside } = describeImage(name, version);

  it('has the tools of its server, each under its own name', () => {
    const prefix = name === 'zookeeper' ? 'zk' : 'kafka';
    expect(programs.map(({ tool }) => tool).toSorted()).toEqual(
      tools.filter((tool) => tool.startsWith(prefix)).toSorted(),
    );
    for (const { tool, names } of programs) expect(names).toContain(tool);
  });

  it('gives each name once', () => {
    const names = programs.flatMap((program) => program.names);
    expect(new Set(names).size).toBe(names.length);
    const inBin = programs.flatMap((program) => program.inBin);
    expect(names).toEqual(expect.arrayContaining(inBin));
  });

  it('has the files that tools read beside themselves', () => {
    expect(beside.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('starts with a tool that it has, and asks another for its health', () => {
    const dockerfile = readFileSync(`docker/${name}/Dockerfile`, 'utf8');
    const commands = dockerfile.match(/^(?:ENTRYPOINT|HEALTHCHECK .* CMD) (\[.*\])$/gm) ?? [];
    const words = commands.flatMap((line) => JSON.parse(line.slice(line.indexOf('['))) as string[]);
    const called = words.filter((word) => /^(?:zk|kafka)/.test(word));
    expect(called).toHaveLength(2);
    expect(programs.flatMap((program) => program.names)).toEqual(expect.arrayContaining(called));
  });
});

it('builds the version that the pom names where none is given', () => {
  for (const name of ['zookeeper', 'kafka']) {
    const pom = readFileSync(`docker/${name}/pom.xml`, 'utf8');
    const [, version] = new RegExp(`<${name}\\.version>(.*?)<`).exec(pom) ?? [];
    expect(readFileSync(`docker/${name}/Dockerfile`, 'utf8')).toContain(`ARG VERSION=${version}\n`);
    expect(images).toContainEqual(expect.objectContaining({ name, version }));
  }
});

it('builds what the tests run, and what compose runs', () => {
  const tags = images.map(({ tag }) => tag);
  expect(Object.values(tested).toSorted()).toEqual(tags.toSorted());
  const compose = readFileSync('docker/compose.yaml', 'utf8');
  const run = [...compose.matchAll(/^ {2}image: \$\{\w+:-(.*)\}$/gm)].map(([, tag]) => tag);
  expect(run).toHaveLength(2);
  expect(tags).toEqual(expect.arrayContaining(run));
});
