import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parseBundle } from '../../manifests/checks/bundle.ts';
import { findProblems } from '../../manifests/checks/findProblems.ts';

/** One change of a rendered overlay, and what is to be found then. */
export interface Broken {
  readonly what: string;
  readonly overlay: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly found: string;
}

/** Breaks an overlay, and expects the checks to say so. */
export function expectFound({ overlay, from, to, found }: Broken): void {
  const text = readFileSync(`manifests/rendered/${overlay}.yaml`, 'utf8');
  const broken = text.replace(from, to);
  expect(broken, `${overlay} has no ${String(from)}`).not.toBe(text);
  expect(findProblems(parseBundle(broken))).toContainEqual(expect.stringContaining(found));
}
