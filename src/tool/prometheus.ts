/** Metrics of one name, as Prometheus's text format 0.0.4 groups them. */
export interface Family {
  readonly name: string;
  /** `untyped` where nobody knows. */
  readonly type: 'counter' | 'gauge' | 'summary' | 'untyped';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** Of a summary: what follows its name. */
  readonly suffix?: '_count' | '_sum' | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What an answer to Prometheus has to call it. */
export const prometheusContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** The text that Prometheus scrapes; a family without samples is left out. */
export function renderFamilies(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(renderFamily)
    .join('');
}

function renderFamily({ name, type, help, samples }: Family): string {
  const lines = samples.map(
    ({ suffix = '', labels = {}, value }) =>
      `${name}${suffix}${renderLabels(labels)} ${renderValue(value)}\n`,
  );
  return `# HELP ${name} ${escape(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** `{quantile="0.5"}`; nothing where there are none. */
export function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([label, value]) => `${label}="${escape(value).replaceAll('"', String.raw`\"`)}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escape(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`);
}

function renderValue(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}
