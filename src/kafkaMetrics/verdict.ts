import type { ClusterView, Look } from '../kafka/metrics/look.ts';
import { countPartitions } from '../kafka/metrics/partitionCounts.ts';
import { isAway, listQuorum } from '../kafka/metrics/quorumView.ts';
import { renderBytes, renderDuration } from '../tool/units.ts';
import { type BrokerView, listBrokers } from './brokerView.ts';
import { listIds } from './ids.ts';
import { countOf, findPartitionFaults } from './partitionFaults.ts';

/** What a look came to: one sentence, what is wrong, and what could not be told. */
export interface Judged {
  readonly verdict: string;
  /** A sentence each, the worst first. */
  readonly faults: readonly string[];
  readonly untold: readonly string[];
}

const fullShare = 0.9;

/** Judges a look; nothing that it was not told counts as well. */
export function judgeLook(look: Look): Judged {
  const { cluster, untold } = look;
  const lost = untold
    .filter(({ part }) => part === 'quorum')
    .map(({ reason }) => `quorum: ${reason}`);
  const controllers = [...lost, ...findLateControllers(look)];
  const rest = untold
    .filter(({ part }) => part !== 'quorum')
    .map(({ part, reason }) => (part === 'brokers' ? reason : `${part}: ${reason}`));
  // a broker that does not answer has a clause of its own
  const isPartial = untold.some(({ part }) => part !== 'quorum' && part !== 'brokers');
  const hidden = isPartial ? ['not all of it could be told'] : [];
  if (cluster === undefined) {
    const clauses = controllers.length === 0 ? describeQuorum(look) : controllers;
    return { verdict: [...clauses, ...hidden].join('; '), faults: controllers, untold: rest };
  }
  const brokers = listBrokers(cluster);
  const { refused, lacking } = findPartitionFaults(cluster);
  const away = findAwayBrokers(brokers);
  const others = [...controllers, ...brokers.flatMap(findDiskFaults)];
  const partitions = refused.length === 0 ? lacking : refused;
  const isWorse = partitions.length + away.length > 0;
  const clauses = [
    // all the rest may be old then
    ...lost,
    ...partitions,
    ...(away.length === 0 ? [countUp(brokers)] : away),
    ...(partitions.length === 0 ? [describeCalm(cluster, isPartial)] : []),
    // what else is wrong stands above
    ...(isWorse ? [] : others.filter((fault) => !lost.includes(fault)).slice(0, 1)),
    ...hidden,
  ];
  return {
    verdict: clauses.join('; '),
    faults: [...refused, ...lacking, ...away, ...others],
    untold: rest,
  };
}

function findAwayBrokers(brokers: readonly BrokerView[]): string[] {
  const idsOf = (...states: readonly BrokerView['state'][]): number[] =>
    brokers.filter(({ state }) => states.includes(state)).map(({ id }) => id);
  return [
    ...describeBrokers(idsOf('down', 'fenced'), 'is down', 'are down'),
    ...describeBrokers(idsOf('silent'), 'does not answer', 'do not answer'),
  ];
}

function describeBrokers(ids: readonly number[], one: string, more: string): string[] {
  if (ids.length === 0) return [];
  return [ids.length === 1 ? `broker ${ids[0]} ${one}` : `brokers ${listIds(ids)} ${more}`];
}

function countUp(brokers: readonly BrokerView[]): string {
  const up = brokers.filter(({ state }) => state === 'up').length;
  return `${up} of ${brokers.length} ${brokers.length === 1 ? 'broker' : 'brokers'}`;
}

function describeCalm({ partitions }: ClusterView, isPartial: boolean): string {
  // a login that may not see them is not told of them either
  if (partitions.length === 0) return isPartial ? 'no topic is told of' : 'there are no topics';
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

function findLateControllers({ quorum }: Look): string[] {
  const members = quorum?.ok === true ? listQuorum(quorum.value) : [];
  return members
    .filter((member) => member.role === 'voter' && isAway(member))
    .map(({ id, caughtUpAgoMs }) =>
      caughtUpAgoMs === undefined
        ? `controller ${id} was not heard of since the leader took over`
        : `controller ${id} has not caught up for ${renderDuration(caughtUpAgoMs)}`,
    );
}

function describeQuorum({ quorum }: Look): string[] {
  if (quorum?.ok !== true) return [];
  const { leaderId, voters } = quorum.value;
  const all = countOf(voters.length, 'controller');
  return [`${voters.length} of ${all} caught up; controller ${leaderId} leads`];
}
