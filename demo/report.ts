import type { Audit } from '../local/audit.ts';
import { type Account, sumAccounts } from '../local/ledger.ts';
import type { Life } from '../local/server.ts';
import { renderCount, renderPlural, renderSeconds, renderTable } from './lines.ts';

/** A server's lives, and the exit code that each should have ended with. */
export interface ServerResult {
  readonly name: string;
  readonly cleanExit: number;
  readonly lives: readonly Life[];
}

/** What became of one client's records. */
export interface WriterResult {
  readonly name: string;
  /** The servers that were asked for the records, as in `3 members`. */
  readonly readers: string;
  readonly acknowledged: number;
  readonly failed: number;
  readonly lost: number;
  readonly repeated: number;
  readonly misplaced: number;
  readonly longestPauseMs: number;
  readonly durationMs: number;
  /** How many records a second were the least to be acknowledged. */
  readonly leastPerSecond: number;
  readonly restarts: number;
  /** How many restarts began while a write waited for its answer. */
  readonly hits: number;
}

interface Findings {
  readonly name: string;
  readonly readers: string;
  readonly accounts: readonly Account[];
  /** For each account, what every server that should have its records has. */
  readonly audits: readonly (readonly Audit[])[];
  readonly leastPerSecond: number;
  readonly restarts: number;
  readonly hits: number;
}

/** A record counts as lost, repeated or misplaced once, on however many servers it is. */
export function sumUp(findings: Findings): WriterResult {
  const { name, readers, accounts, audits, leastPerSecond, restarts, hits } = findings;
  const count = (kind: keyof Audit) =>
    audits
      .map((ofServers) => new Set(ofServers.flatMap((audit) => audit[kind])).size)
      .reduce((sum, size) => sum + size, 0);
  return {
    name,
    readers,
    ...sumAccounts(accounts),
    lost: count('lost'),
    repeated: count('repeated'),
    misplaced: count('misplaced'),
    leastPerSecond,
    restarts,
    hits,
  };
}

export interface Result {
  readonly servers: readonly ServerResult[];
  readonly writers: readonly WriterResult[];
  readonly totalMs: number;
  /** Whether the servers were left running on purpose. */
  readonly kept: boolean;
}

const maxFailedShare = 0.05;

/** Why the demo did not show what it should; none where all is well. */
export function findFaults({ servers, writers, kept }: Result): string[] {
  return [
    ...writers.flatMap(findWriterFaults),
    ...servers.flatMap((server) => findServerFaults(server, kept)),
  ];
}

function findWriterFaults(writer: WriterResult): string[] {
  const { name, acknowledged, failed, lost, repeated, misplaced, restarts, hits } = writer;
  const perSecond = rateOf(writer);
  const faults: readonly (readonly [boolean, string])[] = [
    [lost > 0, `${renderPlural(lost, 'acknowledged record')} lost`],
    [repeated > 0, `${renderPlural(repeated, 'acknowledged record')} there more than once`],
    [misplaced > 0, `${renderPlural(misplaced, 'acknowledged record')} out of order`],
    [
      failed > maxFailedShare * (acknowledged + failed),
      `${renderCount(failed)} of ${renderPlural(acknowledged + failed, 'write')} failed, 5 % may`,
    ],
    [
      perSecond < writer.leastPerSecond,
      `${perSecond} records a second acknowledged, ${writer.leastPerSecond} were to be`,
    ],
    [hits < restarts, `only ${hits} of ${restarts} restarts hit with writes in flight`],
  ];
  return faults.flatMap(([is, what]) => (is ? [`${name} writer: ${what}`] : []));
}

function findServerFaults({ name, cleanExit, lives }: ServerResult, kept: boolean): string[] {
  const ended = kept ? lives.slice(0, -1) : lives;
  return ended
    .filter(({ exitCode }) => exitCode !== cleanExit)
    .map(({ exitCode }) => `${name}: exit code ${exitCode ?? 'unknown'}, expected ${cleanExit}`);
}

/** The one table at the end: every server's lives, every writer's account, and the verdict. */
export function renderResult(result: Result): string {
  const faults = findFaults(result);
  const blocks = [
    renderServers(result.servers),
    ...(result.writers.length === 0 ? [] : [renderWriters(result.writers)]),
    [
      ...(faults.length === 0 ? renderVerdict(result) : faults.map((fault) => `✗ ${fault}`)),
      `total ${renderSeconds(result.totalMs)}`,
    ],
  ];
  return blocks
    .map((lines) => lines.map((line) => `  ${line}`.trimEnd()).join('\n'))
    .join('\n\n')
    .concat('\n');
}

function renderServers(servers: readonly ServerResult[]): string[] {
  const restarts = Math.max(1, ...servers.map(({ lives }) => lives.length)) - 1;
  const times = ['READY', 'STOP', 'EXIT'];
  const again = Array.from({ length: restarts }, () => ['RESTARTED', ...times]).flat();
  const head = ['SERVER', 'STARTED', ...times, ...again];
  const rows = servers.map(({ name, lives }) => [
    name,
    ...lives.flatMap(({ startedAt, readyAfterMs, stoppedAfterMs, exitCode }) => [
      renderClock(startedAt),
      readyAfterMs === undefined ? '–' : renderSeconds(readyAfterMs),
      stoppedAfterMs === undefined ? '–' : renderSeconds(stoppedAfterMs),
      String(exitCode ?? '–'),
    ]),
  ]);
  return renderTable([head, ...rows]);
}

function renderWriters(writers: readonly WriterResult[]): string[] {
  const head = ['WRITER', 'ACKNOWLEDGED', 'A SECOND', 'FAILED', 'LOST', 'LONGEST PAUSE', 'TIME'];
  const rows = writers.map((writer) => [
    writer.name,
    renderCount(writer.acknowledged),
    String(rateOf(writer)),
    renderCount(writer.failed),
    renderCount(writer.lost),
    renderSeconds(writer.longestPauseMs),
    renderSeconds(writer.durationMs),
  ]);
  return renderTable([head, ...rows]);
}

function renderVerdict({ writers }: Result): string[] {
  if (writers.length === 0) return [];
  const restarts = writers.reduce((sum, writer) => sum + writer.restarts, 0);
  const hits = writers.reduce((sum, writer) => sum + writer.hits, 0);
  const readers = writers.map((writer) => writer.readers).join(' and ');
  return [
    `✓ ${hits} of ${restarts} restarts hit with writes in flight`,
    `✓ nothing acknowledged was lost: each record is there once and in order on ${readers}`,
  ];
}

function rateOf({ acknowledged, durationMs }: WriterResult): number {
  return durationMs === 0 ? 0 : Math.floor((acknowledged * 1000) / durationMs);
}

function renderClock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
