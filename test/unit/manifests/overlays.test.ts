import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseBundle } from '../../../manifests/checks/bundle.ts';
import { findProblems } from '../../../manifests/checks/findProblems.ts';
import { listOverlays } from '../../../manifests/overlays.ts';

it.each(listOverlays())('finds nothing wrong with $name', ({ file }) => {
  const bundle = parseBundle(readFileSync(file, 'utf8'));
  expect(findProblems(bundle)).toEqual([]);
});
