import type { Look } from '../kafka/metrics/look.ts';
import { listWorst } from '../kafka/metrics/partitionView.ts';
import { less, type Most, most, renderMore } from './list.ts';
import { renderTables } from './tables.ts';
import { judgeLook } from './verdict.ts';

/** A look for a person: counts first, then the worst of each kind, and one sentence at the end. */
export function renderReport(title: string, look: Look): string {
  const { verdict, lines } = describe(look);
  return [
    `${title}\n`,
    ...renderTables(look, most),
    ...(lines.length === 0 ? [] : [renderLines(lines, most.lines)]),
    `${verdict}\n`,
  ].join('\n');
}

/**
 * A look for a terminal that is drawn over, from the longest to the shortest: what matters most stands above, where it
 * stays even if less fits.
 */
export function listScreens(title: string, look: Look): (() => string)[] {
  return [most, ...less].map((limits) => () => {
    const { verdict, lines } = describe(look);
    const notes = lines.length === 0 ? '' : renderLines(lines, limits.lines);
    const hidden = listHidden(look, limits);
    return [
      `${title}\n${verdict}\n${notes}`,
      ...renderTables(look, limits),
      ...(hidden.length === 0 ? [] : [`no room for: ${hidden.join(', ')}\n`]),
    ].join('\n');
  });
}

function describe(look: Look) {
  const { verdict, faults, untold } = judgeLook(look);
  return { verdict, lines: [...faults.filter((fault) => !verdict.includes(fault)), ...untold] };
}

function listHidden({ cluster, quorum }: Look, limits: Most): string[] {
  return [
    ...(cluster !== undefined && limits.partitions === 0 && listWorst(cluster.partitions).length > 0
      ? ['partitions']
      : []),
    ...(cluster !== undefined && limits.groups === 0 && cluster.groups.length > 0
      ? ['groups']
      : []),
    ...(quorum?.ok === true && limits.members === 0 ? ['quorum'] : []),
  ];
}

function renderLines(lines: readonly string[], count: number): string {
  const shown = lines.slice(0, count);
  return `${shown.join('\n')}\n${renderMore(lines.length - shown.length)}`;
}
