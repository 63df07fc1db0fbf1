import { median } from '../../bench/report.ts';
import { renderCount, renderSeconds, renderTable } from '../../demo/lines.ts';
import { sumUp, type WriterResult } from '../../demo/report.ts';
import type { Audit } from '../../local/audit.ts';
import type { Account } from '../../local/ledger.ts';
import { listPauses, longestAfter } from '../../local/pauses.ts';
import { faultKinds } from './faultPlan.ts';
import type { Blow } from './runFaults.ts';

/** What became of the records of one system, of which one member at a time was struck. */
export interface Chaos {
  readonly name: string;
  /** The servers that were asked for the records, as in `3 members`. */
  readonly readers: string;
  readonly leastPerSecond: number;
  readonly blows: readonly Blow[];
  readonly accounts: readonly Account[];
  /** For each account, what every server that should have its records has. */
  readonly audits: readonly (readonly Audit[])[];
}

const maxFailedShare = 0.05;

function sumUpChaos(chaos: Chaos): WriterResult {
  const { blows } = chaos;
  return sumUp({ ...chaos, restarts: blows.length, hits: countHits(blows) });
}

function countHits(blows: readonly Blow[]): number {
  return blows.filter(({ isHit }) => isHit).length;
}

/** What it should have shown, and did not; nothing where all is well. */
export function findShortfalls(chaos: Chaos): readonly string[] {
  const { name, blows, leastPerSecond } = chaos;
  const sum = sumUpChaos(chaos);
  const { acknowledged, failed, durationMs } = sum;
  const perSecond = rateOf(acknowledged, durationMs);
  const missing = faultKinds.filter((kind) => blows.every(({ fault }) => fault.kind !== kind));
  const hits = countHits(blows);
  return [
    ...(['lost', 'repeated', 'misplaced'] as const)
      .filter((kind) => sum[kind] > 0)
      .map((kind) => `${sum[kind]} acknowledged records ${kind}`),
    ...(failed > maxFailedShare * (acknowledged + failed)
      ? [`${failed} of ${acknowledged + failed} writes failed`]
      : []),
    ...(perSecond < leastPerSecond ? [`${perSecond} records a second`] : []),
    ...missing.map((kind) => `no ${kind}`),
    ...(hits < blows.length
      ? [`only ${hits} of ${blows.length} faults with writes in flight`]
      : []),
  ].map((what) => `${name}: ${what}`);
}

function rateOf(acknowledged: number, durationMs: number): number {
  return durationMs === 0 ? 0 : Math.floor((acknowledged * 1000) / durationMs);
}

/** A table with a column for each system. */
export function renderChaos(all: readonly Chaos[]): string {
  const row = (name: string, cell: (sum: WriterResult, chaos: Chaos) => string) => [
    name,
    ...all.map((chaos) => cell(sumUpChaos(chaos), chaos)),
  ];
  const rows = [
    row('', ({ name }) => name),
    row('time', ({ durationMs }) => renderSeconds(durationMs)),
    row('acknowledged', ({ acknowledged }) => renderCount(acknowledged)),
    row('a second', ({ acknowledged, durationMs }) => String(rateOf(acknowledged, durationMs))),
    row('failed', ({ failed }) => renderCount(failed)),
    row('lost, repeated, out of order', (sum) =>
      [sum.lost, sum.repeated, sum.misplaced].map(renderCount).join(', '),
    ),
    row('read back from each of', ({ readers }) => readers),
    row('longest time without an acknowledgement', (sum) => renderSeconds(sum.longestPauseMs)),
    row('faults, with writes in flight', (sum) => `${sum.restarts}, ${sum.hits}`),
    ...faultKinds.map((kind) => row(`  ${kind}`, (_, { blows }) => describeKind(blows, kind))),
    row('ready again, median / worst', (_, { blows }) =>
      spread(blows.map(({ healedMs, readyMs }) => readyMs - healedMs)),
    ),
  ];
  return `${renderTable(rows).join('\n')}\n`;
}

function describeKind(blows: readonly Blow[], kind: Blow['fault']['kind']): string {
  return String(blows.filter(({ fault }) => fault.kind === kind).length);
}

function spread(values: readonly number[]): string {
  return values.length === 0
    ? '–'
    : `${renderSeconds(median(values))} / ${renderSeconds(Math.max(...values))}`;
}

/** One line for each fault, with what it cost. */
export function renderBlows(chaos: Chaos): string {
  const { blows, accounts } = chaos;
  const [first] = blows;
  if (first === undefined) return '';
  const pauses = longestAfter(
    blows.map(({ beganMs }) => beganMs),
    accounts.flatMap(({ marks }) => listPauses(marks)),
  );
  const head = ['fault', 'at', 'took', 'lasted', 'ready', 'settled', 'longest pause'];
  const rows = blows.map((blow, index) => {
    const { fault, victim, beganMs, struckMs, healedMs, readyMs, settledMs } = blow;
    const what = `${fault.kind} ${victim}${fault.moves ? ', back at another address' : ''}`;
    const times = [
      beganMs - first.beganMs,
      struckMs - beganMs,
      healedMs - struckMs,
      readyMs - healedMs,
      settledMs - readyMs,
      pauses[index] ?? 0,
    ];
    return [what].concat(times.map(renderSeconds));
  });
  return `${renderTable([head, ...rows]).join('\n')}\n`;
}
