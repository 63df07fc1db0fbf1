import type { Described } from '../src/zookeeper/metrics/described.ts';
import { type Own, memberPrefix } from '../src/zookeeper/metrics/memberFamilies.ts';
import { renderTable, replacePart } from './markdown.ts';

const file = 'docs/metrics.md';

interface Tables {
  readonly own: readonly Own[];
  readonly described: readonly Described[];
}

/** The page of the metrics with its tables made anew from the code. */
export function renderMetricPage(page: string, { own, described }: Tables): string {
  return replacePart(
    file,
    replacePart(file, page, 'own', renderOwn(own)),
    'provider',
    renderDescribed(described),
  );
}

function renderOwn(own: readonly Own[]): string {
  return renderTable([
    ['Name', 'Type', 'Meaning'],
    ...own.map(({ name, type, help }) => [`\`${memberPrefix}${name}\``, type, help]),
  ]);
}

function renderDescribed(described: readonly Described[]): string {
  return renderTable([
    ['Name', 'Type', 'Since', 'Meaning'],
    ...described
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, type, since, help, keyed }) => [
        `\`${name}\``,
        type,
        since === '3.6' ? '' : since,
        keyed ? `${help} (label \`key\`)` : help,
      ]),
  ]);
}
