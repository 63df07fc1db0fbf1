import { renderCount } from '../../tool/units.ts';
import { byInternal, nameOf } from '../cluster/partitions.ts';
import type { Behind, CatchUp } from './catchUp.ts';
import type { Lags } from './lags.ts';

/** `37 of 412 own replicas are not in sync yet: orders-0, orders-7, … (1 204 311 records behind)`, the worst first, internal topics last. */
export function renderBehind(
  { ownCount, behind }: CatchUp,
  lags: Lags = new Map(),
  most = 3,
): string {
  const worstFirst = behind.toSorted((a, b) => lagOf(b) - lagOf(a));
  const [orphans, broken] = [
    behind.filter(({ leader, isOffline }) => leader < 0 && !isOffline),
    behind.filter(({ isOffline }) => isOffline),
  ];
  const sum = behind.reduce((total, replica) => total + lagOf(replica), 0);
  return [
    `${renderCount(behind.length)} of ${renderCount(ownCount)} own replicas ${behind.length === 1 ? 'is' : 'are'} not in sync yet: `,
    renderNames(worstFirst, most),
    sum === 0 ? '' : ` (${renderCount(sum)} records behind)`,
    orphans.length === 0 ? '' : `; nobody leads ${renderNames(orphans, most)}`,
    broken.length === 0 ? '' : `; on a log dir that has failed: ${renderNames(broken, most)}`,
  ].join('');

  function lagOf(replica: Behind): number {
    return lags.get(nameOf(replica)) ?? 0;
  }
}

function renderNames(replicas: readonly Behind[], most: number): string {
  const names = replicas.toSorted(byInternal).slice(0, most).map(nameOf);
  return replicas.length > most ? `${names.join(', ')}, …` : names.join(', ');
}
