import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chapters } from '../../../docs/chapters.ts';
import { renderReadme } from '../../../docs/readme.ts';

it('README.md shows the settings and exit codes that the code has (npm run readme:fix makes it so)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toBe(renderReadme(readme, chapters));
});

it('says by name which part of a README is missing', () => {
  expect(() => renderReadme('# Nothing', chapters)).toThrow('<!-- tables -->');
});
