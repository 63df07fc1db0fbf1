import { expect, it } from 'vitest';
import { renderFiles, renderMode, shownText } from '../../../src/files/fileWrite.ts';

it('shows each file under its path', () => {
  const files = [
    { path: '/a', text: '1\n', mode: 0o644 },
    { path: '/b/c', text: '2\n3\n', mode: 0o600 },
  ];
  expect(renderFiles(files)).toBe('==> /a <==\n1\n\n==> /b/c <==\n2\n3\n');
});

it('shows no text of a secret file, and of one with secrets in it what may be seen', () => {
  const files = [
    { path: '/jaas.conf', text: 'pässword\n'.repeat(170), mode: 0o600, secret: true },
    { path: '/zoo.cfg', text: 'a=1\npassword=x\n', mode: 0o644, shown: 'a=1\npassword=(hidden)\n' },
  ];
  expect(renderFiles(files)).toBe(
    '==> /jaas.conf <==\n(hidden: 1 700 bytes, mode 0600)\n\n==> /zoo.cfg <==\na=1\npassword=(hidden)\n',
  );
  expect(files.map(shownText)).toEqual([undefined, 'a=1\npassword=(hidden)\n']);
});

it.each([
  [0o644, '0644'],
  [0o4755, '4755'],
  [0, '0000'],
])('writes permissions %d as %s', (mode, text) => {
  expect(renderMode(mode)).toBe(text);
});
