import { expect, it } from 'vitest';
import { renderFiles } from '../../../src/tool/fileWrite.ts';

it('shows each file under its path', () => {
  const files = [
    { path: '/a', text: '1\n', mode: 0o644 },
    { path: '/b/c', text: '2\n3\n', mode: 0o600 },
  ];
  expect(renderFiles(files)).toBe('==> /a <==\n1\n\n==> /b/c <==\n2\n3\n');
});
