import type { Disk } from '../files/disk.ts';
import { renderRows } from '../tool/table.ts';
import { renderBytes, renderCount, renderDuration } from '../tool/units.ts';
import type { Metric } from '../zookeeper/replies/mntr.ts';
import { type Figures, toFigures } from './figures.ts';
import {
  warnOfConnections,
  warnOfDisk,
  warnOfFiles,
  warnOfFollowers,
  warnOfState,
} from './warnings.ts';

/** What the figure is, the figure, and what is wrong with it; a row without a figure is left out. */
type Row = readonly [label: string, figure: string | undefined, warning?: string | undefined];

/**
 * The member's figures for a person, and what is left of its disks where they are known: what decides
 * whether it is well stands first, and what needs a look is said beside it.
 */
export function renderReport(
  where: string,
  metrics: readonly Metric[],
  disks: readonly Disk[],
): string {
  const figures = toFigures(metrics);
  const sections: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    ['Role and state', describeRole(figures)],
    ['Traffic and latency', describeTraffic(figures)],
    ['Sessions and data', describeContents(figures)],
    ['Files and disk', describeDisk(figures, disks)],
  ];
  const lines: (readonly string[])[] = [];
  for (const [title, rows] of sections) {
    const cells = rows.flatMap(toCells);
    if (cells.length > 0) lines.push([], [title], ...cells);
  }
  return `${where}\n${renderRows(lines)}`;
}

function toCells([label, figure, warning]: Row): string[][] {
  if (figure === undefined) return [];
  return [[`  ${label}`, figure, ...(warning === undefined ? [] : [`<- ${warning}`])]];
}

function describeRole(figures: Figures): Row[] {
  const { text, number } = figures;
  const synced = number('synced_followers');
  const quorumSize = number('quorum_size');
  const others = quorumSize === undefined ? number('followers') : quorumSize - 1;
  return [
    ['mode', text('server_state'), warnOfState(figures)],
    ['phase', text('peer_state')],
    [
      'followers in sync',
      synced === undefined || others === undefined ? undefined : `${synced} of ${others}`,
      warnOfFollowers(figures),
    ],
    ['up for', show(number('uptime'), renderDuration)],
    ['version', text('version')?.replace(/-[0-9a-f]{7,}, built on .*$/, '')],
  ];
}

function describeTraffic(figures: Figures): Row[] {
  const { number } = figures;
  return [
    ['latency, average and longest', renderPair(figures, 'latency')],
    ['reads, average and longest', renderPair(figures, 'readlatency')],
    ['writes, average and longest', renderPair(figures, 'updatelatency')],
    ['requests waiting', show(number('outstanding_requests'), renderCount)],
    ['requests received', show(number('packets_received'), renderCount)],
    ['answers sent', show(number('packets_sent'), renderCount)],
  ];
}

function describeContents(figures: Figures): Row[] {
  const { number } = figures;
  return [
    ['connections', show(number('num_alive_connections'), renderCount), warnOfConnections(figures)],
    ['sessions of the ensemble', show(number('global_sessions'), renderCount)],
    ['nodes', show(number('znode_count'), renderCount)],
    ['ephemeral nodes', show(number('ephemerals_count'), renderCount)],
    ['watches', show(number('watch_count'), renderCount)],
    ['data', show(number('approximate_data_size'), renderBytes)],
  ];
}

function describeDisk(figures: Figures, disks: readonly Disk[]): Row[] {
  const { number } = figures;
  const open = show(number('open_file_descriptor_count'), renderCount);
  const most = show(number('max_file_descriptor_count'), renderCount);
  return [
    [
      'open files',
      open === undefined || most === undefined ? undefined : `${open} of ${most}`,
      warnOfFiles(figures),
    ],
    ...disks.map((disk): Row => {
      const left = `${renderBytes(disk.freeBytes)} of ${renderBytes(disk.bytes)}`;
      return [`left of ${disk.path}`, left, warnOfDisk(disk)];
    }),
    ['fsync, average and longest', renderPair(figures, 'fsynctime')],
    ['fsyncs too slow', show(number('fsync_threshold_exceed_count'), renderCount)],
    ['snapshot, average and longest', renderPair(figures, 'snapshottime')],
  ];
}

/** `0.4 / 12 ms`; nothing where there were no events to measure. */
function renderPair({ number }: Figures, name: string): string | undefined {
  const [average, longest] = [number(`avg_${name}`), number(`max_${name}`)];
  if (average === undefined || longest === undefined || number(`cnt_${name}`) === 0) {
    return undefined;
  }
  return `${Math.round(average * 10) / 10} / ${renderCount(longest)} ms`;
}

function show(figure: number | undefined, render: (figure: number) => string): string | undefined {
  return figure === undefined ? undefined : render(figure);
}
