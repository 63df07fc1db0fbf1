import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, listOverlays } from '../../../manifests/overlays.ts';
import { digestIn, isUntouched, renderOverlay } from '../../../manifests/rendered.ts';

const overlays = listOverlays();

it('finds overlays of every system', () => {
  expect(overlays.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['kafka-dev', 'kafka-zookeeper-production', 'zookeeper-production']),
  );
});

it.each(overlays)('has $name as its sources make it (if not: npm run render)', (overlay) => {
  const rendered = readFileSync(overlay.file, 'utf8');
  expect(digestIn(rendered, overlay.folder)).toBe(digestOf(overlay.folder));
  expect(isUntouched(rendered)).toBe(true);
});

describe('a rendered file', () => {
  const origin = { folder: 'manifests/x/overlays/dev', digest: '0123' };

  it('says where it comes from', () => {
    expect(digestIn(renderOverlay('a: 1\n', origin), origin.folder)).toBe('0123');
    expect(digestIn(renderOverlay('a: 1\n', origin), 'manifests/y/overlays/dev')).toBeUndefined();
  });

  it('tells that somebody has edited it', () => {
    const rendered = renderOverlay('image: zk:3.9.5\n', origin);
    expect(isUntouched(rendered)).toBe(true);
    expect(isUntouched(rendered.replace('3.9.5', '3.9.4'))).toBe(false);
  });

  it('is the same whatever the order and the quotes of what kustomize prints', () => {
    const printed = 'b: "one"\na: [1, 2]\n---\nc: 3\n';
    const other = 'a:\n- 1\n- 2\nb: one\n---\nc: 3\n';
    expect(renderOverlay(printed, origin)).toBe(renderOverlay(other, origin));
  });

  it('reads and writes words and numbers as Kubernetes does', () => {
    const rendered = renderOverlay('mode: 0440\nword: "yes"\ntext: "0440"\n', origin);
    expect(rendered).toContain('mode: 288\ntext: "0440"\nword: "yes"\n');
  });
});

describe('the digest of an overlay', () => {
  let folder = '';
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'overlay-'));
    write(
      'kustomization.yaml',
      'resources: [set.yaml]\npatches: [{ path: patch.yaml }]\nconfigMapGenerator: [{ files: [a=page.html] }]\n',
    );
    for (const name of ['set.yaml', 'patch.yaml', 'page.html', 'other.yaml']) write(name, 'a: 1\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(['set.yaml', 'patch.yaml', 'page.html'])('is another one with another %s', (name) => {
    const before = digestOf(folder);
    write(name, 'a: 2\n');
    expect(digestOf(folder)).not.toBe(before);
  });

  it('is refused where a kustomization has a field whose files are not known', () => {
    write('kustomization.yaml', 'secretGenerator: [{ name: a, files: [key] }]\n');
    expect(() => digestOf(folder)).toThrow('secretGenerator');
    write('kustomization.yaml', 'configMapGenerator: [{ name: a, envs: [a.env] }]\n');
    expect(() => digestOf(folder)).toThrow('envs');
  });

  it('is the same whatever else is there', () => {
    const before = digestOf(folder);
    write('other.yaml', 'a: 2\n');
    expect(digestOf(folder)).toBe(before);
  });
});
