import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLock } from '../../src/files/readLock.ts';
import { holdLock } from '../support/holdLock.ts';
import { type KafkaBox, makeKafkaBox, runKafkaStart } from '../support/kafkaBox.ts';
import { canMakePidNamespace, startPidNamespace } from '../support/pidNamespace.ts';
import { readVolume } from '../support/readVolume.ts';

let box: KafkaBox;
let lock: string;
let holder: Awaited<ReturnType<typeof holdLock>>;
beforeEach(async () => {
  box = makeKafkaBox('127.0.57.1');
  box.format();
  lock = join(box.logDir, '.lock');
  writeFileSync(lock, '');
  mkdirSync(join(box.logDir, 'orders-0'));
  holder = await holdLock(lock);
});
afterEach(async () => {
  await holder.release();
  box.remove();
});

const remedy =
  '(wait until that has ended, or stop it; if it is to go on, give this one log.dirs of its own)';

const canMakeContainer = await canMakePidNamespace();

describe('storage that a running server holds', () => {
  it.each([['beside it', []] as const, ['by --exec', ['--exec']] as const])(
    'is refused before java, %s, and left as it is',
    async (_, argv) => {
      const before = readVolume(box.folder);
      expect(await runKafkaStart({ env: box.env, argv })).toEqual({
        code: 78,
        stdout: '',
        stderr: `kafkaStart: ${box.logDir}: is in use by another broker or controller: process ${holder.pid} holds .lock in it ${remedy}\n`,
      });
      expect(readVolume(box.folder)).toEqual(before);
      expect(box.readNotes()).toBeUndefined();
    },
  );

  it('is refused by a dry run, which shows the rest', async () => {
    const { code, stdout } = await runKafkaStart({ env: box.env, argv: ['--dry-run'] });
    expect(code).toBe(78);
    expect(stdout).toContain('log.dirs=');
    expect(stdout).toMatch(/^refused: \S+\/data: is in use by another broker or controller: /m);
    expect(stdout).not.toContain('recovery ahead');
  });

  it('is free as soon as that has ended', async () => {
    await holder.release();
    expect(readLock(lock)).toBeUndefined();
    expect((await runKafkaStart({ env: box.env })).code).toBe(0);
  });

  it.runIf(canMakeContainer)('is seen from another container', async () => {
    const { exited, read } = await startPidNamespace({
      words: [process.execPath, 'dist/kafkaStart.mjs', '--dry-run'],
      env: box.env,
    });
    expect(await exited).toBe(78);
    expect(read()).toContain(
      'is in use by another broker or controller: a process that cannot be seen from here, in another container or on another machine, holds .lock in it',
    );
  });
});

it.each([
  ['no file', () => join(box.folder, 'nothing')],
  ['a folder', () => box.folder],
  ['no file at all', () => join(lock, 'below')],
  ['a text', () => join(box.logDir, 'meta.properties')],
])('nobody holds %s', (_, path) => {
  expect(readLock(path())).toBeUndefined();
});
