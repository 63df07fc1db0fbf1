import { describe, expect, it } from 'vitest';
import { renderDifference } from '../../../src/files/difference.ts';
import type { Content, FileState } from '../../../src/files/fileState.ts';
import type { FileWrite } from '../../../src/files/fileWrite.ts';

const mask = (text: string): string => text.replaceAll(/(password=).+/g, '$1(hidden)');

async function render(...states: readonly FileState[]): Promise<string> {
  return renderDifference({ states, missingFolders: [] }, mask);
}

const fileOf = (text: string, more: Partial<FileWrite> = {}): FileWrite => ({
  path: '/conf/zoo.cfg',
  text,
  mode: 0o644,
  ...more,
});

function differs(file: FileWrite, content: Content | string, mode = 0o644): FileState {
  const found = typeof content === 'string' ? { type: 'text' as const, text: content } : content;
  return { file, state: 'differs', found: { mode, content: found } };
}

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

describe('renderDifference', () => {
  it('shows changed lines with three lines around them, what is on disk first', async () => {
    const before = `${numbered(1, 9)}tickTime=2000\n${numbered(11, 20)}`;
    const after = `${numbered(1, 9)}tickTime=3000\n${numbered(11, 20)}`;
    expect(await render(differs(fileOf(after), before))).toBe(`--- /conf/zoo.cfg
+++ /conf/zoo.cfg
@@ -7,7 +7,7 @@
 line 7
 line 8
 line 9
-tickTime=2000
+tickTime=3000
 line 11
 line 12
 line 13
`);
  });

  it('shows a hunk for each part', async () => {
    const text = await render(
      differs(fileOf(`b\n${numbered(1, 9)}b\n`), `a\n${numbered(1, 9)}a\n`),
    );
    expect(text.match(/^@@.*$/gm)).toEqual(['@@ -1,4 +1,4 @@', '@@ -8,4 +8,4 @@']);
  });

  it('shows all of a file that is missing, and every file', async () => {
    const other = fileOf('1\n', { path: '/data/myid' });
    const states: FileState[] = [
      { file: fileOf('a\nb\n'), state: 'missing' },
      { file: fileOf('x', { path: '/same' }), state: 'unchanged' },
      differs(other, '2'),
    ];
    expect(await renderDifference({ states, missingFolders: ['/log'] }, mask)).toBe(
      `--- /conf/zoo.cfg (missing)
+++ /conf/zoo.cfg
@@ -0,0 +1,2 @@
+a
+b

--- /data/myid
+++ /data/myid
@@ -1,1 +1,1 @@
-2
\\ No newline at end of file
+1

--- /log (missing folder)
`,
    );
  });

  it('is empty where nothing differs', async () => {
    expect(await render({ file: fileOf('x'), state: 'unchanged' })).toBe('');
  });

  it.each<readonly [string, Content | string, number, string]>([
    ['more readers alone', 'a\n', 0o666, ' (mode 0666, expected 0600)'],
    [
      'a huge file',
      { type: 'large', bytes: 3 * 1024 ** 2 },
      0o600,
      ' (3.0 MiB, too large to be shown)',
    ],
    [
      'no text',
      { type: 'binary', bytes: 20 },
      0o640,
      ' (20 B that are no text; mode 0640, expected 0600)',
    ],
    ['a pipe', { type: 'special' }, 0o600, ' (no file but a pipe, a socket or a device)'],
    ['a closed file', { type: 'unreadable' }, 0o600, ' (cannot be read)'],
  ])('says what it is, and shows no lines: %s', async (_, content, mode, note) => {
    expect(await render(differs(fileOf('a\n', { mode: 0o600 }), content, mode))).toBe(
      `--- /conf/zoo.cfg${note}\n+++ /conf/zoo.cfg\n`,
    );
  });

  it('shows nothing of a secret file, whatever is on disk', async () => {
    const secret = fileOf('password=new\n', { mode: 0o600, secret: true });
    const texts = [
      await render({ file: secret, state: 'missing' }),
      await render(differs(secret, 'user=old\n', 0o644)),
    ];
    const hidden = '+++ /conf/zoo.cfg\n(hidden: 13 bytes, mode 0600)\n';
    expect(texts).toEqual([
      `--- /conf/zoo.cfg (missing)\n${hidden}`,
      `--- /conf/zoo.cfg (mode 0644, expected 0600)\n${hidden}`,
    ]);
  });

  it('masks the secrets of both sides', async () => {
    const file = fileOf('a=2\npassword=new\n', { shown: 'a=2\npassword=(hidden)\n' });
    const text = await render(differs(file, 'a=1\npassword=old\n'));
    expect(text).toContain('-a=1\n+a=2\n password=(hidden)\n');
    expect(text).not.toMatch(/old|new/);
  });

  it('masks what is on disk where the plan has no secret any more', async () => {
    expect(await render(differs(fileOf('a\n'), 'a\npassword=old\n'))).toContain(
      '-password=(hidden)',
    );
  });

  it('says where only a secret differs', async () => {
    const file = fileOf('password=new\n', { shown: 'password=(hidden)\n' });
    expect(await render(differs(file, 'password=old\n'))).toMatch(
      /\n\(differs in what is hidden only\)\n$/,
    );
  });

  it('gives up on texts that have nothing in common', async () => {
    const text = await render(differs(fileOf(numbered(1, 5000)), numbered(5001, 10_000)));
    expect(text).toMatch(/\n\(too different to be shown line by line\)\n$/);
  });

  it('shows what would command a terminal', async () => {
    const text = await render(differs(fileOf('a\n'), '\u001b[2Ja\r\n'));
    expect(text).toContain('-\\x1b[2Ja\\x0d\n+a\n');
  });
});
