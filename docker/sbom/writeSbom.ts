import { readFileSync, writeFileSync } from 'node:fs';
import type { Component } from './component.ts';
import { listBundled } from './listBundled.ts';

interface Subject {
  /** Of the image. */
  readonly name: string;
  readonly version: string;
  readonly tools: readonly string[];
  /** Files with components. */
  readonly lists: readonly string[];
}

/** Writes what is in an image, as CycloneDX 1.6: the same parts make the same bytes. */
export function writeSbom(path: string, { name, version, tools, lists }: Subject): void {
  const listed = lists.flatMap((list) => readList(list));
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'container', name: `statefulset-${name}`, version } },
    components: [...listed, ...listBundled(tools)],
  };
  writeFileSync(path, `${JSON.stringify(sbom, undefined, 1)}\n`);
}

function readList(path: string): readonly Component[] {
  return JSON.parse(readFileSync(path, 'utf8'));
}
