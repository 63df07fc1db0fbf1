import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderKeyPage } from '../../../docs/keyTable.ts';
import { keyGroups, keyNames } from '../../../src/zookeeper/keys/keys.ts';

const page = readFileSync('docs/zoo-cfg-keys.md', 'utf8');

it('docs/zoo-cfg-keys.md shows the keys that the code has (npm run readme:fix makes it so)', () => {
  expect(page).toBe(renderKeyPage(page, keyGroups()));
});

it('has a row for each key', () => {
  const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(keyNames());
});

it('says by name which part of the page is missing', () => {
  expect(() => renderKeyPage('# Nothing', keyGroups())).toThrow(
    'docs/zoo-cfg-keys.md has no part between <!-- keys --> and <!-- /keys -->',
  );
});
