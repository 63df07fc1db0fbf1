import { expect, it } from 'vitest';
import { foretellSlowStop, tellSlowStop } from '../../../../src/kafkaStart/stop/slowStop.ts';

const controlledMs = 300_000;

it.each([
  ['a controller', 560_000, 'without a controller its controlled shutdown takes up to 300 s'],
  ['ZooKeeper', 300_001, 'without ZooKeeper its controlled shutdown takes up to 300 s'],
  [
    'a controller',
    19_500,
    'without a controller its controlled shutdown takes up to 300 s, and it will be killed before, in 20 s',
  ],
] as const)('foretells a stop without %s, %d ms before its end', (lacks, leftMs, line) => {
  expect(foretellSlowStop({ lacks, controlledMs, leftMs })).toBe(line);
});

it.each([
  [
    true,
    'still stopping after 60 s: it hands over its partitions, which takes up to 300 s where no controller answers; it will be killed in 500 s',
  ],
  [
    false,
    'still stopping after 60 s: its port is closed, and its logs are flushed; it will be killed in 500 s',
  ],
])('tells of a stop that goes on, with the port open: %s', (handsOver, line) => {
  const slow = { sinceMs: 60_013, handsOver, controlledMs, leftMs: 499_987 };
  expect(tellSlowStop(slow)).toBe(line);
});
