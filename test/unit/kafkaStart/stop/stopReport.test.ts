import { expect, it } from 'vitest';
import { type Parts, reportStop } from '../../../../src/kafkaStart/stop/stopReport.ts';
import type { Logs } from '../../../../src/kafka/storage/logs.ts';

const name = 'the broker';
const clean: Logs = { path: '/data', count: 300, marked: true };
const unclean: Logs = { path: '/data', count: 300, marked: false };
const empty: Logs = { path: '/more', count: 0, marked: false };

it.each<[number, number, readonly Logs[], number, string]>([
  [143, 2345, [clean], 0, 'stopped cleanly in 2.3 s, clean-shutdown marker in 1 of 1 log dir'],
  // one that was told while it waited for its quorum, before it loaded any log
  [
    143,
    700,
    [clean, empty],
    0,
    'stopped cleanly in 0.7 s, clean-shutdown marker in 1 of 2 log dirs',
  ],
  // one that was told before it had any topic: there is nothing to recover
  [143, 700, [empty], 0, 'stopped in 0.7 s, clean-shutdown marker in 0 of 1 log dir'],
  [
    143,
    2000,
    [clean, { path: '/more', count: 1, marked: false }],
    143,
    'stopped in 2.0 s, but not cleanly, clean-shutdown marker in 1 of 2 log dirs: the next start recovers 1 log in /more, before it serves',
  ],
  [
    0,
    2000,
    [unclean],
    143,
    'stopped in 2.0 s, but not cleanly, clean-shutdown marker in 0 of 1 log dir: the next start recovers 300 logs in /data, before it serves',
  ],
  [143, 700, [], 0, 'stopped in 0.7 s'],
  [
    137,
    270_000,
    [unclean],
    137,
    'stopped with 137 after 270.0 s, clean-shutdown marker in 0 of 1 log dir: the next start recovers 300 logs in /data, before it serves',
  ],
  [1, 900, [empty], 1, 'stopped with 1 after 0.9 s, clean-shutdown marker in 0 of 1 log dir'],
])(
  'a broker that ends with %d, %d ms after it was asked to, and leaves %j: %d, %s',
  (serverCode, stopMs, logs, exitCode, line) => {
    const end = { exitCode: serverCode === 143 ? 0 : serverCode, serverCode, stopMs };
    expect(reportStop(end, { name, logs })).toEqual({ exitCode, line });
  },
);

it.each<[number, readonly Logs[], string]>([
  [3, [empty], 'the broker ended by itself with 3, clean-shutdown marker in 0 of 1 log dir'],
  [
    137,
    [unclean],
    "the broker was killed by SIGKILL (137), by the kernel if the container ran out of memory (KAFKA_HEAP_SIZE; the pod's last state says OOMKilled then), clean-shutdown marker in 0 of 1 log dir: the next start recovers 300 logs in /data, before it serves",
  ],
])('a broker that ends by itself with %d and leaves %j: its own code', (serverCode, logs, line) => {
  const end = { exitCode: serverCode, serverCode, stopMs: undefined };
  expect(reportStop(end, { name, logs })).toEqual({ exitCode: serverCode, line });
});

it.each<[Parts, string]>([
  [{ waitedMs: 900, controlledMs: 1900 }, 'controlled shutdown 1.9 s, '],
  [{ waitedMs: 29_800, controlledMs: 1900 }, 'waited 29.8 s, controlled shutdown 1.9 s, '],
  [{ waitedMs: 29_800, controlledMs: undefined }, 'waited 29.8 s, '],
])('the parts of a stop, %j: %s', (parts, words) => {
  const end = { exitCode: 0, serverCode: 143, stopMs: 32_300 };
  expect(reportStop(end, { name, logs: [clean], ...parts }).line).toBe(
    `stopped cleanly in 32.3 s: ${words}clean-shutdown marker in 1 of 1 log dir`,
  );
});
