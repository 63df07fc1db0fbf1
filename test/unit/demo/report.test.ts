import { expect, it } from 'vitest';
import {
  findFaults,
  renderResult,
  type Result,
  sumUp,
  type WriterResult,
} from '../../../demo/report.ts';

const startedAt = new Date(2026, 0, 5, 9, 4, 7);
const life = { startedAt, readyAfterMs: 4120, stoppedAfterMs: 210, exitCode: 143 };

const writer: WriterResult = {
  name: 'zookeeper',
  readers: '3 members',
  acknowledged: 1950,
  failed: 50,
  lost: 0,
  repeated: 0,
  misplaced: 0,
  longestPauseMs: 1240,
  durationMs: 30_000,
  leastPerSecond: 50,
  restarts: 3,
  hits: 3,
};

const result: Result = {
  servers: [{ name: 'zk-0', cleanExit: 143, lives: [life, { ...life, readyAfterMs: 10_050 }] }],
  writers: [writer],
  totalMs: 61_300,
  kept: false,
};

it('shows every life and every account in one table', () => {
  expect(renderResult(result)).toBe(`\
  SERVER   STARTED  READY   STOP  EXIT  RESTARTED   READY   STOP  EXIT
  zk-0    09:04:07  4.1 s  0.2 s   143   09:04:07  10.1 s  0.2 s   143

  WRITER     ACKNOWLEDGED  A SECOND  FAILED  LOST  LONGEST PAUSE    TIME
  zookeeper         1 950        65      50     0          1.2 s  30.0 s

  ✓ 3 of 3 restarts hit with writes in flight
  ✓ nothing acknowledged was lost: each record is there once and in order on 3 members
  total 61.3 s
`);
});

it('finds no fault with five of a hundred writes failed', () => {
  expect(findFaults(result)).toEqual([]);
});

it.each([
  { change: { lost: 1 }, fault: 'zookeeper writer: 1 acknowledged record lost' },
  {
    change: { repeated: 2 },
    fault: 'zookeeper writer: 2 acknowledged records there more than once',
  },
  { change: { misplaced: 3 }, fault: 'zookeeper writer: 3 acknowledged records out of order' },
  { change: { failed: 103 }, fault: 'zookeeper writer: 103 of 2 053 writes failed, 5 % may' },
  {
    change: { durationMs: 40_000 },
    fault: 'zookeeper writer: 48 records a second acknowledged, 50 were to be',
  },
  {
    change: { acknowledged: 0, failed: 0 },
    fault: 'zookeeper writer: 0 records a second acknowledged, 50 were to be',
  },
  {
    change: { hits: 2 },
    fault: 'zookeeper writer: only 2 of 3 restarts hit with writes in flight',
  },
])('says: $fault', ({ change, fault }) => {
  const faulty = { ...result, writers: [{ ...writer, ...change }] };
  expect(findFaults(faulty)).toEqual([fault]);
  expect(renderResult(faulty)).toContain(`✗ ${fault}`);
  expect(renderResult(faulty)).not.toContain('nothing acknowledged was lost');
});

it.each([
  { what: 'killed', lives: [life, { ...life, exitCode: 137 }], fault: 'exit code 137' },
  { what: 'ended early', lives: [{ ...life, exitCode: 0 }, life], fault: 'exit code 0' },
  { what: 'never ended', lives: [life, { startedAt }], fault: 'exit code unknown' },
])('finds a server that was $what', ({ lives, fault }) => {
  const faulty = { ...result, servers: [{ name: 'zk-0', cleanExit: 143, lives }] };
  expect(findFaults(faulty)).toEqual([`zk-0: ${fault}, expected 143`]);
});

it('expects no end of a server that was left running on purpose', () => {
  const servers = [{ name: 'zk-0', cleanExit: 143, lives: [life, { startedAt, readyAfterMs: 9 }] }];
  expect(findFaults({ ...result, servers, kept: true })).toEqual([]);
});

it('counts a record that several servers lack once, and numbers of each partition by themselves', () => {
  const clean = { lost: [], repeated: [], misplaced: [] };
  const account = {
    acknowledged: [0, 1, 2],
    failed: 1,
    longestPauseMs: 7,
    durationMs: 1000,
    marks: [],
  };
  const summed = sumUp({
    name: 'kafka',
    readers: '2 brokers',
    accounts: [account, account],
    audits: [
      [
        { ...clean, lost: [1, 2] },
        { ...clean, lost: [2] },
      ],
      [{ ...clean, lost: [2], repeated: [0] }, clean],
    ],
    leastPerSecond: 1,
    restarts: 0,
    hits: 0,
  });
  expect(summed).toMatchObject({ acknowledged: 6, failed: 2, lost: 3, repeated: 1, misplaced: 0 });
});
