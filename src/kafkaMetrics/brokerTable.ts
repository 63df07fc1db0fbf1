import { renderBytes, renderCount } from '../tool/units.ts';
import type { BrokerView, Disks } from './brokerView.ts';
import { most, renderTable, show, unknown } from './list.ts';

const brokerHead = [
  ['BROKER', 'STATE', 'LEADS', 'REPLICAS', 'OUT OF SYNC', 'BEHIND', 'GROUPS', 'LOG DIRS'],
  ['LOGS', 'FREE'],
].flat();

/** A row each, in their order; where there are too many, those that are away or behind. */
export function renderBrokers(brokers: readonly BrokerView[]): string {
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
