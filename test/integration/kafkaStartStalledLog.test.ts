import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { errorCode } from '../../src/tool/errorCode.ts';
import { healthOf } from '../support/healthOf.ts';
import { javaThat, type KafkaBox, makeKafkaBox, storyOf } from '../support/kafkaBox.ts';
import { asked, stopped, toldEarly, until } from '../support/startFormatted.ts';

const address = '127.0.42.106';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

const { probe, get } = healthOf(address, () => box);

it('a log that nobody reads keeps no probe from its answer, and no stop from the broker, and loses no line', async () => {
  const lines = 20_000; // more than a pipe holds
  const flood = `(i=0; while [ $i -lt ${lines} ]; do echo "line $i"; i=$((i+1)); done) &`;
  box = makeKafkaBox(address, `${flood} ${javaThat({ SIGQUIT: 143 })}`);
  box.format();
  const words = ['-c', 'exec "$0" "$@" 2>&1', process.execPath, 'dist/kafkaStart.mjs'];
  const env = { ...box.env, KAFKA_STOP_HOLD: '0s' };
  const child = spawn('/bin/sh', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  await until('java is up', () => box.readNotes()?.includes('up') === true);
  child.kill('SIGTERM');
  await waitFor({ what: 'the stop is known', timeoutMs: 20_000 }, async () =>
    (await get('/readyz')) === '503 the broker was asked to stop\n' ? true : undefined,
  );
  expect(await get('/livez')).toBe('200 the broker runs\n');
  await until('java is told, whoever reads', () => box.readNotes()?.includes('SIGTERM') === true);
  child.kill('SIGQUIT');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  expect(storyOf(text)).toEqual([asked, toldEarly, stopped]);
  const found = text.split('\n').filter((line) => line.startsWith('line '));
  expect(found).toEqual(Array.from({ length: lines }, (_, index) => `line ${index}`));
});

it('a request to stop while nobody reads the last line neither ends kafkaStart nor costs that line', async () => {
  box = makeKafkaBox(address, 'echo up >>"$NOTES"; exit 3');
  box.format();
  const path = join(box.folder, 'log');
  execFileSync('mkfifo', [path]);
  const log = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  while (tryOn(() => writeSync(log, '.'.repeat(4096)))) continue;
  const stderr = openSync(path, constants.O_WRONLY);
  const stdio = ['ignore', 'ignore', stderr] as const;
  const child = spawn(process.execPath, ['dist/kafkaStart.mjs'], {
    env: box.env,
    stdio: [...stdio],
  });
  closeSync(stderr);
  await until('java is up', () => box.readNotes() === 'up\n');
  await waitFor({ what: 'the last line is left alone', timeoutMs: 20_000 }, async () =>
    /^(1|69) /.test(await probe('live')) ? true : undefined,
  );
  child.kill('SIGTERM');
  const exited = once(child, 'exit');
  let text = '';
  const bytes = Buffer.alloc(65_536);
  const drain = (): void => {
    while (tryOn(() => (text += bytes.toString('utf8', 0, readSync(log, bytes))))) continue;
  };
  await until('the last line', () => {
    drain();
    return (
      text.includes('ended by itself with 3') ||
      child.exitCode !== null ||
      child.signalCode !== null
    );
  });
  expect([await exited, text]).toEqual([
    [3, null],
    expect.stringContaining('the broker ended by itself with 3'),
  ]);
  closeSync(log);
});

/** Whether there was room, or something to be read. */
function tryOn(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return false;
    throw error;
  }
}
