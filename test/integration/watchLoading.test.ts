import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchLoading } from '../../src/kafka/storage/watchLoading.ts';

let folder: string;
let path: string;
let told: string[];
let passedMs: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  folder = mkdtempSync(join(tmpdir(), 'watch-loading-'));
  path = join(folder, 'loading.log');
  told = [];
  passedMs = 0;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const watch = () =>
  watchLoading({ path, tell: (line) => told.push(`${passedMs / 1000} s: ${line}`) });

const completed = (done: number): string =>
  `Completed load of Log(dir=/data/orders-${done}, topicId=none, topic=orders, partition=${done}, highWatermark=0) with 1 segments, local-log-start-offset 0 and log-end-offset 4 in 3ms (${done}/600 completed in /data)\n`;

const line = (done: number, percent: number, left: string) =>
  `recovering logs after an unclean stop: ${done} of 600 done in /data (${percent} %), about ${left} left`;

function pass(seconds: number): void {
  for (const _ of Array.from({ length: seconds })) {
    passedMs += 1000;
    vi.advanceTimersByTime(1000);
  }
}

it('tells of a long loading after 10 s, then more seldom, and of its end', () => {
  const { describe } = watch();
  pass(3);
  expect(describe()).toBeUndefined();
  writeFileSync(path, 'Recovering 600 logs from /data since no clean shutdown file was found\n');
  for (let done = 1; done <= 300; done += 1) {
    pass(1);
    appendFileSync(path, completed(done));
  }
  appendFileSync(path, 'Loaded 600 logs in 300000ms (unclean log dirs = ArrayBuffer(/data))\n');
  pass(100);
  expect(told).toEqual([
    `14 s: ${line(10, 1, '10 min')}`,
    `34 s: ${line(30, 5, '10 min')}`,
    `74 s: ${line(70, 11, '9 min')}`,
    `134 s: ${line(130, 21, '8 min')}`,
    `194 s: ${line(190, 31, '7 min')}`,
    `254 s: ${line(250, 41, '6 min')}`,
    '304 s: loaded 600 logs in 5 min',
  ]);
  expect(describe()).toBe('its logs are loaded (600), its port opens next');
  expect(vi.getTimerCount()).toBe(0);
});

it('says nothing of a short one', () => {
  const { describe } = watch();
  writeFileSync(
    path,
    `Skipping recovery of 600 logs from /data since clean shutdown file was found\n`,
  );
  pass(5);
  expect(describe()).toBe('loading logs: 0 of 600 done in /data (0 %)');
  appendFileSync(path, 'Loaded 600 logs in 5000ms\n');
  pass(60);
  expect(told).toEqual([]);
});

it('looks no longer once it is stopped, or where nothing is written', () => {
  const { describe, stop } = watch();
  stop();
  expect(watchLoading({ path: undefined, tell: () => undefined }).describe()).toBeUndefined();
  writeFileSync(path, completed(1));
  pass(5);
  expect(describe()).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
