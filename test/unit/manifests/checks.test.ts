import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseBundle } from '../../../manifests/checks/bundle.ts';
import { findSchemaProblems } from '../../../manifests/checks/schemas.ts';
import { listOverlays } from '../../../manifests/overlays.ts';

it.each(listOverlays())('finds nothing wrong with $name', ({ file }) => {
  const bundle = parseBundle(readFileSync(file, 'utf8'));
  expect(findSchemaProblems(bundle)).toEqual([]);
});
