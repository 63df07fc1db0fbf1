import type { Parsed } from '../../tool/parsed.ts';
import type { BrokerReport, ClusterView, Untold } from './look.ts';

/** Of the metadata itself, which no client sees as a topic. */
const hidden = '__cluster_metadata';

/** What a look was not told of a cluster, apart from whom it could not ask at all. */
export function findUntold(
  { partitions, reports }: Pick<ClusterView, 'partitions' | 'reports'>,
  { moving, minIsr }: { readonly moving: Parsed<unknown>; readonly minIsr: Parsed<unknown> },
): Untold[] {
  const topics = new Set(partitions.map(({ topic }) => topic));
  const unknown = new Set(
    partitions.filter((view) => view.minIsr === undefined).map(({ topic }) => topic),
  );
  return [
    ...reports.flatMap((report) => findHiddenTopics(report, topics)),
    ...(unknown.size === 0
      ? []
      : [
          {
            part: 'min.insync.replicas' as const,
            reason: `of ${countTopics(unknown.size)}: ${minIsr.ok ? 'this login may not describe their configuration' : minIsr.problem}`,
          },
        ]),
    ...(moving.ok ? [] : [{ part: 'reassignments' as const, reason: moving.problem }]),
    ...reports.flatMap(findRefusals),
  ];
}

function findHiddenTopics({ id, logDirs }: BrokerReport, seen: ReadonlySet<string>): Untold[] {
  if (!logDirs.ok) return [];
  const held = new Set(logDirs.value.flatMap(({ replicas }) => replicas.map(({ topic }) => topic)));
  const missing = [...held].filter((topic) => topic !== hidden && !seen.has(topic));
  if (missing.length === 0) return [];
  const reason = `broker ${id} has logs of ${countTopics(missing.length)} that it does not tell of: they are being created or deleted, or this login may not describe them`;
  return [{ part: 'topics', reason }];
}

function findRefusals({ id, silence, logDirs, groups }: BrokerReport): Untold[] {
  if (silence !== undefined) return [{ part: 'brokers', reason: `broker ${id}: ${silence}` }];
  const refused = groups.ok
    ? groups.value.flatMap(({ group, offsets }) =>
        offsets.ok ? [] : [`group ${group}: ${offsets.problem}`],
      )
    : [groups.problem];
  return [
    ...(logDirs.ok ? [] : [{ part: 'log dirs' as const, reason: say(id, logDirs.problem) }]),
    ...refused.map((reason) => ({ part: 'groups' as const, reason: say(id, reason) })),
  ];
}

function say(id: number, reason: string): string {
  return `broker ${id}: ${reason}`;
}

function countTopics(count: number): string {
  return count === 1 ? 'one topic' : `${count} topics`;
}
