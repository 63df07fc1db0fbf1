import { readPrometheus } from '../prometheusText.ts';
import { parseQuery, type Selector } from './promQuery.ts';

export interface Series {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Labels that Prometheus gives to what it scrapes from a pod; a scrape itself has none of them. */
const targetLabels: ReadonlySet<string> = new Set(['namespace', 'pod', 'container', 'job']);

/** The series of all these scrapes. */
export function readSeries(scrapes: readonly string[]): readonly Series[] {
  const names: string[] = [];
  for (const text of scrapes) {
    for (const { series } of readPrometheus(text).values()) names.push(...series.keys());
  }
  return names.map((name) => {
    const [, metric = '', labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(name) ?? [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    return { metric, labels: Object.fromEntries(pairs.map(([, label, value]) => [label, value])) };
  });
}

/** Why a query would find nothing in what was scraped. */
export function findQueryProblems(text: string, series: readonly Series[]): string[] {
  const { selectors, grouping } = parseQuery(text);
  const labels = new Set(selectors.flatMap(({ metric }) => labelsOf(metric, series)));
  const unknown = grouping.filter((label) => !labels.has(label) && !targetLabels.has(label));
  return [
    ...selectors.flatMap((selector) => findSelectorProblems(selector, series)),
    ...unknown.map((label) => `no series has the label ${label}`),
  ];
}

function labelsOf(metric: string, series: readonly Series[]): string[] {
  return series.filter((one) => one.metric === metric).flatMap(({ labels }) => Object.keys(labels));
}

function findSelectorProblems({ metric, matchers }: Selector, series: readonly Series[]): string[] {
  const named = series.filter((one) => one.metric === metric);
  if (named.length === 0) return [`no series is called ${metric}`];
  const own = matchers.filter(({ label }) => !targetLabels.has(label));
  const found = named.some(({ labels }) =>
    own.every(({ label, operator, value }) => {
      const given = labels[label];
      if (given === undefined) return false;
      const matches = operator.endsWith('~')
        ? new RegExp(`^(?:${value})$`).test(given)
        : given === value;
      return matches !== operator.startsWith('!');
    }),
  );
  const wanted = own.map(({ label, operator, value }) => `${label}${operator}"${value}"`);
  return found ? [] : [`no series of ${metric} has ${wanted.join(',')}`];
}
