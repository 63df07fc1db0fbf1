import { nameOf } from '../kafka/cluster/partitions.ts';
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
import { type Most, renderTable, show, unknown } from './list.ts';

/** Counts, then a table for each list that has room. */
export function renderTables({ cluster, quorum }: Look, limits: Most): string[] {
  return [
    ...(cluster === undefined ? [] : renderCluster(cluster, limits)),
    ...(quorum?.ok === true && limits.members > 0
      ? [renderQuorum(quorum.value, limits.members)]
      : []),
  ];
}

function renderCluster(cluster: ClusterView, limits: Most): string[] {
  const { partitions, groups } = cluster;
  const worst = limits.partitions === 0 ? [] : listWorst(partitions);
  return [
    renderCounts(partitions),
    renderBrokers(listBrokers(cluster), limits.brokers),
    ...(worst.length === 0 ? [] : [renderPartitions(worst, cluster, limits.partitions)]),
    ...(groups.length === 0 || limits.groups === 0 ? [] : [renderGroups(groups, limits.groups)]),
  ];
}

function renderCounts(partitions: readonly PartitionView[]): string {
  const counts = countPartitions(partitions);
  const columns = [
    ['TOPICS', counts.topics],
    ['PARTITIONS', counts.partitions],
    ['OFFLINE', counts.offline],
    ['UNDER MIN', counts.underMinIsr],
    ['AT MIN', counts.atMinIsr],
    ['UNDER-REPL', counts.underReplicated],
    ['MOVING', counts.moving],
    ['NOT FIRST', counts.ledElsewhere],
  ] as const;
  return renderRows([
    columns.map(([name]) => name),
    columns.map(([, count]) => renderCount(count)),
  ]);
}

const states = ['in sync', 'under-replicated', 'under min ISR', 'offline'] as const;

function renderPartitions(
  worst: readonly PartitionView[],
  { reports }: ClusterView,
  count: number,
): string {
  const lags = new Map(reports.map((report) => [report.id, listLags(report)]));
  const rows = worst.slice(0, count).map((view) => {
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

function renderGroups(groups: readonly GroupLag[], count: number): string {
  const rows = groups.slice(0, count).map(({ group, lag, partitions }) => {
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

function renderQuorum(quorum: Quorum, count: number): string {
  const members = listQuorum(quorum);
  const order = ['leader', 'voter', 'observer'];
  const worst = members.toSorted(
    (a, b) =>
      Number(isAway(b)) - Number(isAway(a)) || order.indexOf(a.role) - order.indexOf(b.role),
  );
  const rows = worst.slice(0, count).map(renderMember);
  const head = ['QUORUM', `EPOCH ${quorum.leaderEpoch}`, 'LAG', 'CAUGHT UP'];
  return renderTable(head, rows, members.length);
}

function renderMember({ id, role, lag, caughtUpAgoMs }: QuorumMember): string[] {
  const ago = caughtUpAgoMs === undefined ? 'never' : `${renderDuration(caughtUpAgoMs)} ago`;
  return [String(id), role, renderCount(lag), role === 'leader' ? unknown : ago];
}
