import type { ClusterView, Look } from '../kafka/metrics/look.ts';
import { countPartitions } from '../kafka/metrics/partitionCounts.ts';
import { isAway, listQuorum, type QuorumMember } from '../kafka/metrics/quorumView.ts';
import { renderBytes, renderCount, renderDuration } from '../tool/units.ts';
import { type BrokerView, listBrokers } from './brokerView.ts';

/** What a look came to: one sentence, what is wrong, and what could not be told. */
export interface Judged {
  readonly verdict: string;
  /** A sentence each, the worst first. */
  readonly faults: readonly string[];
  readonly untold: readonly string[];
}

const fullShare = 0.9;

/** Judges a look; nothing that it was not told counts as well. */
export function judgeLook({ cluster, quorum, untold }: Look): Judged {
  const voters = quorum?.ok === true ? findAway(listQuorum(quorum.value)) : [];
  const lost = untold.filter(({ part }) => part === 'quorum').map(({ reason }) => reason);
  const others = untold.filter(({ part }) => part !== 'quorum');
  const controllers = [...lost.map((reason) => `quorum: ${reason}`), ...voters];
  const rest = others.map(({ part, reason }) =>
    part === 'brokers' ? reason : `${part}: ${reason}`,
  );
  if (cluster === undefined) {
    const well = quorum?.ok === true ? describeQuorum(listQuorum(quorum.value)) : '';
    const faults = controllers;
    return { verdict: faults.length === 0 ? well : faults.join('; '), faults, untold: rest };
  }
  const brokers = listBrokers(cluster);
  const partitions = findPartitionFaults(cluster);
  const away = findAwayBrokers(brokers);
  const faults = [...partitions, ...away, ...controllers, ...brokers.flatMap(findDiskFaults)];
  const head = partitions.length === 0 ? [] : partitions;
  const clauses = [
    ...head,
    ...(away.length === 0 ? [countUp(brokers)] : away),
    ...(partitions.length === 0 ? [describeCalm(cluster)] : []),
    ...controllers,
    ...(faults.length > partitions.length + away.length + controllers.length
      ? ['a disk needs a look']
      : []),
    ...(rest.length === 0 ? [] : ['not all of it could be told']),
  ];
  return { verdict: clauses.join('; '), faults, untold: rest };
}

function findPartitionFaults({ partitions }: ClusterView): string[] {
  const { offline, underMinIsr, underReplicated } = countPartitions(partitions);
  // each partition counts where it is worst
  const refused = underMinIsr - offline;
  const lacking = partitions.filter(
    ({ leader, isr, adding, replicas, minIsr }) =>
      leader >= 0 &&
      isr.length < replicas.length - adding.length &&
      (minIsr === undefined || isr.length >= minIsr),
  );
  const near = lacking.filter(({ isr, minIsr }) => isr.length === minIsr).length;
  const more = offline + refused > 0 ? 'more ' : '';
  return [
    ...(offline === 0
      ? []
      : [
          `${countOf(offline, 'partition')} offline: nobody leads ${offline === 1 ? 'it' : 'them'}`,
        ]),
    ...(refused === 0
      ? []
      : [
          `${countOf(refused, 'partition')} under min.insync.replicas: producers with acks=all are refused`,
        ]),
    ...(lacking.length === 0 || underReplicated === 0
      ? []
      : [
          `${renderCount(lacking.length)} ${more}${lacking.length === 1 ? 'partition lacks' : 'partitions lack'} replicas in sync${describeNear(near, lacking.length)}`,
        ]),
  ];
}

function describeNear(near: number, all: number): string {
  if (near === 0) return '';
  const which = near === all ? '' : `${renderCount(near)} of them: `;
  return ` (${which}one more loss refuses producers with acks=all)`;
}

function findAwayBrokers(brokers: readonly BrokerView[]): string[] {
  const away = brokers.filter(({ state }) => state !== 'up').map(({ id }) => id);
  if (away.length === 0) return [];
  return [away.length === 1 ? `broker ${away[0]} is down` : `brokers ${listIds(away)} are down`];
}

const mostIds = 6;

/** `1, 2, 3 and 4 more`. */
export function listIds(ids: readonly number[]): string {
  const more = ids.length - mostIds;
  return more > 0 ? `${ids.slice(0, mostIds).join(', ')} and ${more} more` : ids.join(', ');
}

function countUp(brokers: readonly BrokerView[]): string {
  const up = brokers.filter(({ state }) => state === 'up').length;
  return `${up} of ${brokers.length} ${brokers.length === 1 ? 'broker' : 'brokers'}`;
}

function describeCalm({ partitions }: ClusterView): string {
  if (partitions.length === 0) return 'no topic is told of';
  const { moving } = countPartitions(partitions);
  const moves = moving === 0 ? '' : `; ${countOf(moving, 'partition')} on the move`;
  return `every partition has its replicas in sync${moves}`;
}

function findDiskFaults({ id, disks }: BrokerView): string[] {
  if (disks === undefined) return [];
  const { failed, fullest } = disks;
  return [
    ...failed.map((path) => `broker ${id}: the log dir ${path} has failed`),
    ...(fullest === undefined || fullest.usableBytes > fullest.totalBytes * (1 - fullShare)
      ? []
      : [
          `broker ${id}: ${renderBytes(fullest.usableBytes)} of ${renderBytes(fullest.totalBytes)} left for ${fullest.path}`,
        ]),
  ];
}

function findAway(members: readonly QuorumMember[]): string[] {
  return members
    .filter((member) => member.role === 'voter' && isAway(member))
    .map(({ id, caughtUpAgoMs }) =>
      caughtUpAgoMs === undefined
        ? `controller ${id} has never caught up`
        : `controller ${id} has not caught up for ${renderDuration(caughtUpAgoMs)}`,
    );
}

function describeQuorum(members: readonly QuorumMember[]): string {
  const voters = members.filter(({ role }) => role !== 'observer');
  const leader = voters.find(({ role }) => role === 'leader');
  return `${voters.length} of ${countOf(voters.length, 'controller')} caught up; ${leader?.id} leads`;
}

function countOf(count: number, what: string): string {
  return `${renderCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
