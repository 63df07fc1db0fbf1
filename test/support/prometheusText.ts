/** A family of Prometheus's text format 0.0.4, with the value of each series. */
export interface ReadFamily {
  readonly type: string;
  /** By name and labels, the labels in order: `fsynctime{quantile="0.5"}`. */
  readonly series: ReadonlyMap<string, number>;
}

const metricName = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"`;
const number = String.raw`NaN|[+-]Inf|[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const helpLine = new RegExp(String.raw`^# HELP (${metricName}) (?:[^\\]|\\[\\n])*$`);
const typeLine = new RegExp(`^# TYPE (${metricName}) (counter|gauge|histogram|summary|untyped)$`);
const sampleLine = new RegExp(
  String.raw`^(${metricName})(?:\{((?:${label},)*(?:${label})?)\})? (${number})$`,
);

/**
 * Reads a scrape as strictly as the format is written down (prometheus.io, Exposition formats): each
 * family once, HELP before TYPE before its samples, no series twice. Throws what is not so. That
 * Prometheus's own reader agrees is for test/long.
 */
export function readPrometheus(text: string): ReadonlyMap<string, ReadFamily> {
  const families = new Map<string, { type: string; series: Map<string, number> }>();
  let helped = '';
  let current = '';
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.split('\n').slice(0, -1)) {
    const [, help] = helpLine.exec(line) ?? [];
    const [, typed, type = ''] = typeLine.exec(line) ?? [];
    if (help !== undefined) helped = help;
    else if (typed !== undefined) {
      if (typed !== helped || families.has(typed)) throw new Error(`out of place: ${line}`);
      families.set(typed, { type, series: new Map() });
      current = typed;
    } else addSample(line, current, families.get(current));
  }
  return families;
}

function addSample(
  line: string,
  family: string,
  read: { type: string; series: Map<string, number> } | undefined,
): void {
  const [, name = '', labels = '', value = ''] = sampleLine.exec(line) ?? [];
  const suffix = name.slice(family.length);
  const suffixes = read?.type === 'summary' ? ['', '_count', '_sum'] : [''];
  if (read === undefined || !name.startsWith(family) || !suffixes.includes(suffix)) {
    throw new Error(`no sample of ${family}: ${line}`);
  }
  const pairs = (labels.match(new RegExp(label, 'g')) ?? []).toSorted();
  const series = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
  if (read.series.has(series)) throw new Error(`twice: ${line}`);
  read.series.set(series, Number(value.replace('Inf', 'Infinity')));
}
