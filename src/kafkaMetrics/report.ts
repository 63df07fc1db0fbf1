import type { GroupLag } from '../kafka/metrics/groupLags.ts';
import type { ClusterView, Look } from '../kafka/metrics/look.ts';
import { countPartitions } from '../kafka/metrics/partitionCounts.ts';
import {
  gravityOf,
  listMissing,
  listWorst,
  nameOf,
  type PartitionView,
} from '../kafka/metrics/partitionView.ts';
import { isAway, listQuorum, type QuorumMember } from '../kafka/metrics/quorumView.ts';
import type { Quorum } from '../kafka/wire/describeQuorum.ts';
import { renderRows } from '../tool/table.ts';
import { renderBytes, renderCount, renderDuration } from '../tool/units.ts';
import { type BrokerView, type Disks, listBrokers } from './brokerView.ts';
import { judgeLook, listIds } from './verdict.ts';

/** A screen has fifty lines: of each list the worst, and how many more there are. */
const most = { brokers: 7, partitions: 6, groups: 4, members: 5, lines: 5 };
const unknown = '–';

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
    ...(worst.length === 0 ? [] : [renderPartitions(worst)]),
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

const brokerHead = [
  ['BROKER', 'STATE', 'LEADS', 'REPLICAS', 'OUT OF SYNC', 'BEHIND', 'GROUPS', 'LOG DIRS'],
  ['LOGS', 'FREE'],
].flat();

function renderBrokers(brokers: readonly BrokerView[]): string {
  // those that are away or behind before those that are well
  const worst = brokers.toSorted(
    (a, b) => Number(a.state === 'up') - Number(b.state === 'up') || b.outOfSync - a.outOfSync,
  );
  const shown = new Set(worst.slice(0, most.brokers));
  return renderTable(
    brokerHead,
    brokers.filter((broker) => shown.has(broker)).map(renderBroker),
    brokers.length,
  );
}

function renderBroker({ id, state, disks, ...broker }: BrokerView): string[] {
  return [
    String(id),
    state,
    renderCount(broker.leaders),
    renderCount(broker.replicas),
    renderCount(broker.outOfSync),
    show(broker.behind),
    show(broker.groups),
    ...renderDisks(disks),
  ];
}

function renderDisks(disks: Disks | undefined): string[] {
  if (disks === undefined) return [unknown, unknown, unknown];
  const { dirs, failed, usedBytes, fullest } = disks;
  return [
    failed.length === 0 ? String(dirs) : `${dirs}, ${failed.length} failed`,
    renderBytes(usedBytes),
    fullest === undefined
      ? unknown
      : `${renderBytes(fullest.usableBytes)} of ${renderBytes(fullest.totalBytes)}`,
  ];
}

const states = ['in sync', 'under-replicated', 'under min ISR', 'offline'] as const;

function renderPartitions(worst: readonly PartitionView[]): string {
  const rows = worst.slice(0, most.partitions).map((view) => {
    const { leader, isr, minIsr } = view;
    return [
      nameOf(view),
      states[gravityOf(view)] ?? '',
      leader < 0 ? 'none' : String(leader),
      isr.length === 0 ? 'none' : listIds(isr),
      listIds(listMissing(view)) || unknown,
      show(minIsr),
    ];
  });
  const head = ['PARTITION', 'STATE', 'LEADER', 'IN SYNC', 'MISSING', 'MIN ISR'];
  return renderTable(head, rows, worst.length);
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

function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  all: number,
): string {
  return `${renderRows([head, ...rows])}${renderMore(all - rows.length)}`;
}

function renderLines(lines: readonly string[]): string {
  const shown = lines.slice(0, most.lines);
  return `${shown.join('\n')}\n${renderMore(lines.length - shown.length)}`;
}

function renderMore(count: number): string {
  return count === 0 ? '' : `and ${renderCount(count)} more\n`;
}

function show(figure: number | undefined): string {
  return figure === undefined ? unknown : renderCount(figure);
}
