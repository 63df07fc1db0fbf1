import type { GroupLag } from '../kafka/metrics/groupLags.ts';
import type { ClusterView, Look } from '../kafka/metrics/look.ts';
import { countPartitions } from '../kafka/metrics/partitionCounts.ts';
import {
  gravityOf,
  listMissing,
  listWorst,
  type PartitionView,
} from '../kafka/metrics/partitionView.ts';
import { listLags } from '../kafka/metrics/replicaLags.ts';
import { isAway, listQuorum, type QuorumMember } from '../kafka/metrics/quorumView.ts';
import type { Quorum } from '../kafka/wire/describeQuorum.ts';
import { renderRows } from '../tool/table.ts';
import { renderCount, renderDuration } from '../tool/units.ts';
import { renderBrokers } from './brokerTable.ts';
import { listBrokers } from './brokerView.ts';
import { listIds } from './ids.ts';
import { most, renderMore, renderTable, show, unknown } from './list.ts';
import { judgeLook } from './verdict.ts';
import { nameOf } from '../kafka/cluster/partitions.ts';

/** A look for a person: counts first, then the worst of each kind, and one sentence at the end. */
export function renderReport(title: string, look: Look): string {
  const { cluster, quorum } = look;
  const { verdict, faults, untold } = judgeLook(look);
  const lines = [...faults.filter((fault) => !verdict.includes(fault)), ...untold];
  return [
    `${title}\n`,
    ...(cluster === undefined ? [] : renderCluster(cluster)),
    ...(quorum?.ok === true ? [renderQuorum(quorum.value)] : []),
    ...(lines.length === 0 ? [] : [renderLines(lines)]),
    `${verdict}\n`,
  ].join('\n');
}

function renderCluster(cluster: ClusterView): string[] {
  const { partitions, groups } = cluster;
  const worst = listWorst(partitions);
  return [
    renderCounts(partitions),
    renderBrokers(listBrokers(cluster)),
    ...(worst.length === 0 ? [] : [renderPartitions(worst, cluster)]),
    ...(groups.length === 0 ? [] : [renderGroups(groups)]),
  ];
}

function renderCounts(partitions: readonly PartitionView[]): string {
  const counts = countPartitions(partitions);
  const columns = [
    ['TOPICS', counts.topics],
    ['PARTITIONS', counts.partitions],
    ['OFFLINE', counts.offline],
    ['UNDER MIN ISR', counts.underMinIsr],
    ['AT MIN ISR', counts.atMinIsr],
    ['UNDER-REPLICATED', counts.underReplicated],
    ['MOVING', counts.moving],
    ['NOT LED BY FIRST', counts.ledElsewhere],
  ] as const;
  return renderRows([
    columns.map(([name]) => name),
    columns.map(([, count]) => renderCount(count)),
  ]);
}

const states = ['in sync', 'under-replicated', 'under min ISR', 'offline'] as const;

function renderPartitions(worst: readonly PartitionView[], { reports }: ClusterView): string {
  const lags = new Map(reports.map((report) => [report.id, listLags(report)]));
  const rows = worst.slice(0, most.partitions).map((view) => {
    const { leader, isr, minIsr } = view;
    return [
      nameOf(view),
      states[gravityOf(view)] ?? '',
      leader < 0 ? 'none' : String(leader),
      isr.length === 0 ? 'none' : listIds(isr),
      listIds(listMissing(view).map((id) => renderMissing(id, lags.get(id)?.get(nameOf(view))))) ||
        unknown,
      show(minIsr),
    ];
  });
  const head = ['PARTITION', 'STATE', 'LEADER', 'IN SYNC', 'MISSING', 'MIN ISR'];
  return renderTable(head, rows, worst.length);
}

/** `2 (1 234 behind)`, where it told how far it is. */
function renderMissing(id: number, lag: number | undefined): string {
  return lag === undefined ? String(id) : `${id} (${renderCount(lag)} behind)`;
}

function renderGroups(groups: readonly GroupLag[]): string {
  const rows = groups.slice(0, most.groups).map(({ group, lag, partitions }) => {
    const [first] = partitions;
    return [
      group,
      renderCount(lag),
      renderCount(partitions.length),
      first?.lag === undefined || first.lag === 0
        ? unknown
        : `${nameOf(first)} (${renderCount(first.lag)})`,
    ];
  });
  return renderTable(['GROUP', 'LAG', 'PARTITIONS', 'FURTHEST BEHIND'], rows, groups.length);
}

function renderQuorum(quorum: Quorum): string {
  const members = listQuorum(quorum);
  const order = ['leader', 'voter', 'observer'];
  const worst = members.toSorted(
    (a, b) =>
      Number(isAway(b)) - Number(isAway(a)) || order.indexOf(a.role) - order.indexOf(b.role),
  );
  const rows = worst.slice(0, most.members).map(renderMember);
  const head = ['QUORUM', `EPOCH ${quorum.leaderEpoch}`, 'LAG', 'CAUGHT UP'];
  return renderTable(head, rows, members.length);
}

function renderMember({ id, role, lag, caughtUpAgoMs }: QuorumMember): string[] {
  const ago = caughtUpAgoMs === undefined ? 'never' : `${renderDuration(caughtUpAgoMs)} ago`;
  return [String(id), role, renderCount(lag), role === 'leader' ? unknown : ago];
}

function renderLines(lines: readonly string[]): string {
  const shown = lines.slice(0, most.lines);
  return `${shown.join('\n')}\n${renderMore(lines.length - shown.length)}`;
}
