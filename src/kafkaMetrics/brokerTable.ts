import { renderBytes, renderCount } from '../tool/units.ts';
import type { BrokerView, Disks } from './brokerView.ts';
import { renderTable, show, unknown } from './list.ts';

// eighty columns show all but the last, which weighs least
const brokerHead = ['BROKER', 'STATE', 'LEADS', 'HOLDS', 'LATE', 'BEHIND', 'FREE', 'DIRS'];
const lastHead = ['GROUPS', 'LOGS'];

/** A row each, in their order; where there are too many, those that are away or behind. */
export function renderBrokers(brokers: readonly BrokerView[], most: number): string {
  // those that are away or behind before those that are well
  const worst = brokers.toSorted(
    (a, b) => Number(a.state === 'up') - Number(b.state === 'up') || b.outOfSync - a.outOfSync,
  );
  const shown = new Set(worst.slice(0, most));
  return renderTable(
    [...brokerHead, ...lastHead],
    brokers.filter((broker) => shown.has(broker)).map(renderBroker),
    brokers.length,
  );
}

function renderBroker({ id, state, disks, ...broker }: BrokerView): string[] {
  return [
    String(id),
    state === 'silent' ? 'no answer' : state,
    renderCount(broker.leaders),
    renderCount(broker.replicas),
    renderCount(broker.outOfSync),
    show(broker.behind),
    ...renderDisks(disks),
    show(broker.groups),
    disks === undefined ? unknown : renderBytes(disks.usedBytes),
  ];
}

function renderDisks(disks: Disks | undefined): string[] {
  if (disks === undefined) return [unknown, unknown];
  const { dirs, failed, fullest } = disks;
  return [
    fullest === undefined ? unknown : renderFree(fullest),
    failed.length === 0 ? String(dirs) : `${dirs}, ${failed.length} failed`,
  ];
}

/** `78.5 GiB (31%)`, rounded down. */
function renderFree({ usableBytes, totalBytes }: NonNullable<Disks['fullest']>): string {
  return `${renderBytes(usableBytes)} (${Math.floor((100 * usableBytes) / totalBytes)}%)`;
}
