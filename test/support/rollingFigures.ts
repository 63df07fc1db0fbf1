import { median, percentile } from '../../bench/report.ts';
import { renderCount, renderSeconds, renderTable } from '../../demo/lines.ts';
import { sumUp } from '../../demo/report.ts';
import { listPauses, listStalls, longestAfter } from '../../local/pauses.ts';
import type { Roll } from './rollUnderLoad.ts';

/** What rolling restarts cost; times are milliseconds, one a restart. */
export interface Figures {
  readonly title: string;
  readonly acknowledged: number;
  readonly perSecond: number;
  readonly failed: number;
  /** Acknowledged, and missing on a broker, there twice, or out of order. */
  readonly lost: number;
  readonly repeated: number;
  readonly misplaced: number;
  /** The same of what the group was given; it may be given a record again. */
  readonly unread: number;
  readonly unordered: number;
  readonly readAgain: number;
  readonly restarts: number;
  /** How many restarts began while a write waited for its answer. */
  readonly hits: number;
  readonly assignments: number;
  /** The longest time without an acknowledgement, of the partition that waited longest. */
  readonly pauses: readonly number[];
  /** The longest time without a record for the group though there was one, of the partition that waited longest. */
  readonly stalls: readonly number[];
  readonly stops: readonly number[];
  readonly starts: readonly number[];
}

/** One account of several runs. */
export function sumUpRolls(title: string, rolls: readonly Roll[]): Figures {
  const sum = (count: (roll: Roll) => number) =>
    rolls.reduce((total, roll) => total + count(roll), 0);
  const all = <T>(list: (roll: Roll) => readonly T[]) => rolls.flatMap((roll) => list(roll));
  const of = rolls.map((roll) =>
    sumUp({ ...roll, name: title, readers: '', leastPerSecond: 0, restarts: 0, hits: 0 }),
  );
  const written = (kind: 'acknowledged' | 'failed' | 'lost' | 'repeated' | 'misplaced') =>
    of.reduce((total, result) => total + result[kind], 0);
  const durationMs = of.reduce((total, result) => total + result.durationMs, 0);
  const group = (kind: 'lost' | 'misplaced' | 'repeated') =>
    sum(({ groupAudits }) => groupAudits.reduce((total, audit) => total + audit[kind].length, 0));
  const restarts = all((roll) => roll.restarts);
  return {
    title,
    acknowledged: written('acknowledged'),
    perSecond: Math.floor((written('acknowledged') * 1000) / durationMs),
    failed: written('failed'),
    lost: written('lost'),
    repeated: written('repeated'),
    misplaced: written('misplaced'),
    unread: group('lost'),
    unordered: group('misplaced'),
    readAgain: group('repeated'),
    restarts: restarts.length,
    hits: restarts.filter(({ isHit }) => isHit).length,
    assignments: sum(({ assignments }) => assignments),
    pauses: all(longestPauses),
    stalls: all(longestStalls),
    stops: restarts.map(({ beganMs, stoppedMs }) => stoppedMs - beganMs),
    starts: restarts.map(({ stoppedMs, readyMs }) => readyMs - stoppedMs),
  };
}

function longestPauses({ restarts, accounts }: Roll): readonly number[] {
  return longestAfter(
    restarts.map(({ beganMs }) => beganMs),
    accounts.flatMap(({ marks }) => listPauses(marks)),
  );
}

function longestStalls({ restarts, accounts, receipts }: Roll): readonly number[] {
  return longestAfter(
    restarts.map(({ beganMs }) => beganMs),
    accounts.flatMap(({ marks }, partition) => listStalls(marks, receipts[partition] ?? [])),
  );
}

const maxFailedShare = 0.05;
const leastPerSecond = 300;

/** Why it is not true that nobody noticed; none where all is well. */
export function findRollingFaults(figures: Figures): readonly string[] {
  const { acknowledged, failed, restarts, hits } = figures;
  const none = ['lost', 'repeated', 'misplaced', 'unread', 'unordered'] as const;
  return [
    ...none
      .filter((kind) => figures[kind] > 0)
      .map((kind) => `${figures[kind]} acknowledged records ${kind}`),
    ...(failed > maxFailedShare * (acknowledged + failed)
      ? [`${failed} of ${acknowledged + failed} writes failed`]
      : []),
    ...(hits < restarts ? [`only ${hits} of ${restarts} restarts hit with writes in flight`] : []),
    ...(figures.perSecond < leastPerSecond ? [`${figures.perSecond} records a second`] : []),
  ];
}

// Two runs of the same kind on two busy cores differ by so much. One slow moment in some thirty makes the worst; of
// few restarts it would make the 90th percentile, too.
const times = ['pauses', 'stalls', 'stops'] as const;
const fewRestarts = 20;
const comparisons = [
  { what: 'median', of: median, factor: 1.25, ms: 500 },
  {
    what: '90th percentile',
    of: (values: readonly number[]) => percentile(values, 0.9),
    factor: 1.5,
    ms: 1000,
  },
  { what: 'worst', of: worst, factor: 1.5, ms: 3000 },
] as const;

/** In which figures the first are worse than the second, beyond noise. */
export function findWorse(ours: Figures, theirs: Figures): readonly string[] {
  const slower = times.flatMap((kind) =>
    comparisons
      .filter(({ what }) => what !== '90th percentile' || ours.restarts >= fewRestarts)
      .map(({ what, of, factor, ms }) => ({
        text: `${what} of ${kind}`,
        own: of(ours[kind]),
        other: of(theirs[kind]),
        limit: of(theirs[kind]) * factor + ms,
      }))
      .filter(({ own, limit }) => own > limit)
      .map(({ text, own, other }) => `${text}: ${renderSeconds(own)}, not ${renderSeconds(other)}`),
  );
  const most = theirs.failed + maxFailedShare * 0.1 * ours.acknowledged;
  const failing = ours.failed > most ? [`${ours.failed} failed, not ${theirs.failed}`] : [];
  return [...failing, ...slower];
}

function worst(values: readonly number[]): number {
  return Math.max(0, ...values);
}

function spread(values: readonly number[]): string {
  return [median(values), percentile(values, 0.9), worst(values)].map(renderSeconds).join(' / ');
}

/** A table with a column for each. */
export function renderFigures(all: readonly Figures[]): string {
  const row = (name: string, cell: (figures: Figures) => string) => [name, ...all.map(cell)];
  const rows = [
    row('', ({ title }) => title),
    row('restarts, with writes in flight', ({ restarts, hits }) => `${restarts}, ${hits}`),
    row('acknowledged', ({ acknowledged }) => renderCount(acknowledged)),
    row('a second', ({ perSecond }) => String(perSecond)),
    row('failed', ({ failed }) => renderCount(failed)),
    row('lost, repeated, out of order', (of) =>
      [of.lost, of.repeated, of.misplaced].map(renderCount).join(', '),
    ),
    row('group: unread, out of order, read again', (of) =>
      [of.unread, of.unordered, of.readAgain].map(renderCount).join(', '),
    ),
    row('group: assignments', ({ assignments }) => renderCount(assignments)),
    row('', () => 'median / 90th percentile / worst'),
    row('produce pause', ({ pauses }) => spread(pauses)),
    row('group’s stall', ({ stalls }) => spread(stalls)),
    row('stop', ({ stops }) => spread(stops)),
    row('start until ready', ({ starts }) => spread(starts)),
  ];
  return `${renderTable(rows).join('\n')}\n`;
}
