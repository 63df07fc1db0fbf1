import { renderBytes, renderCount } from '../../tool/units.ts';
import type { Partition } from '../wire/metadata.ts';
import type { Availability, Blocked } from './availability.ts';
import { byInternal, nameOf } from '../cluster/partitions.ts';

const namesShown = 3;

interface Others {
  readonly nodeId: number;
  /** The brokers that are registered and unfenced. */
  readonly alive: readonly number[];
  /** By broker: the bytes that its replicas lack, where that is known. */
  readonly behind: ReadonlyMap<number, number>;
}

/** `stopping now would leave 2 partitions under min.insync.replicas=2 (orders-0, orders-7: broker 2 is down)`. */
export function renderBlocked(blocked: readonly Blocked[], others: Others): string {
  const needs = new Set(blocked.map(({ minIsr }) => minIsr));
  const [need] = needs;
  const under =
    needs.size === 1 ? `min.insync.replicas=${need}` : 'what min.insync.replicas asks for';
  const reasons = findMissing(blocked).map((id) => explainMissing(id, others));
  return `stopping now would leave ${renderPartitions(blocked.length)} under ${under} (${renderNames(blocked)}: ${reasons.join('; ')})`;
}

/** What goes with a stop whenever it comes; none where nothing does. */
export function renderLoss({ offline, unwritable }: Availability): string | undefined {
  const parts = [
    ...(offline.length === 0
      ? []
      : [
          `${renderPartitions(offline.length)} without another replica in sync ${offline.length === 1 ? 'goes' : 'go'} offline (${renderNames(offline)})`,
        ]),
    ...(unwritable.length === 0
      ? []
      : [
          `${renderPartitions(unwritable.length)} with no more replicas than min.insync.replicas ${unwritable.length === 1 ? 'takes' : 'take'} no writes of acks=all (${renderNames(unwritable)})`,
        ]),
  ];
  return parts.length === 0 ? undefined : `${parts.join(', and ')} until this broker is back`;
}

/** The brokers whose replicas are out of sync. */
export function findMissing(partitions: readonly Partition[]): readonly number[] {
  const missing = partitions.flatMap(({ replicas, isr }) =>
    replicas.filter((id) => !isr.includes(id)),
  );
  return [...new Set(missing)].toSorted((a, b) => a - b);
}

export function renderPartitions(count: number): string {
  return `${renderCount(count)} ${count === 1 ? 'partition' : 'partitions'}`;
}

function explainMissing(id: number, { nodeId, alive, behind }: Others): string {
  const who = id === nodeId ? 'this broker' : `broker ${id}`;
  if (id !== nodeId && !alive.includes(id)) return `${who} is down`;
  const bytes = behind.get(id);
  const far = bytes === undefined || bytes <= 0 ? '' : `, ${renderBytes(bytes)} behind`;
  return `${who} is catching up${far}`;
}

function renderNames(partitions: readonly Partition[]): string {
  const names = partitions.toSorted(byInternal).slice(0, namesShown).map(nameOf);
  const more = partitions.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${renderCount(more)} more`;
}
