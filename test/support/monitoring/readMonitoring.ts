import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface NamedQuery {
  readonly where: string;
  readonly query: string;
}

interface Rules {
  readonly spec: { readonly groups: readonly { readonly rules: readonly Alert[] }[] };
}
interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly query: string }[] };
}

const folder = (system: string) => join('manifests', system, 'components', 'monitoring');

export function readAlerts(system: string): readonly Alert[] {
  const { spec } = parse(readFileSync(join(folder(system), 'rules.yaml'), 'utf8')) as Rules;
  return spec.groups.flatMap(({ rules }) => rules);
}

/** Every query of the alerts and of the dashboard, whose variables have a value. */
export function readQueries(system: string): readonly NamedQuery[] {
  const text = readFileSync(join(folder(system), 'dashboard.json'), 'utf8');
  const { panels, templating } = JSON.parse(text) as Dashboard;
  const shown = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: `panel "${title}"`, query: fill(expr) })),
  );
  const asked = templating.list.flatMap(({ query }) => {
    const [, metric] = /^label_values\((\w+), \w+\)$/.exec(query) ?? [];
    return metric === undefined ? [] : [{ where: `variable of ${metric}`, query: metric }];
  });
  const alerts = readAlerts(system).map(({ alert, expr }) => ({ where: alert, query: expr }));
  return [...alerts, ...asked, ...shown];
}

function fill(query: string): string {
  return query.replaceAll('$__rate_interval', '5m').replaceAll('$namespace', 'some');
}
