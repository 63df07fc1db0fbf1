import type { Supervised } from '../../kafka/metrics/stateMetrics.ts';
import type { Outlook, StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import type { Health } from '../../process/health.ts';
import { type Page, type Routes, verdictPage } from '../../process/page.ts';

/** What probes are told. */
export interface Known extends Health {
  /** Whether it has answered once. */
  readonly started: boolean;
  /** Its logs, while it loads them. */
  readonly countLogs: () => Supervised['logs'];
}

interface Answers {
  /** `the broker`. */
  readonly name: string;
  /** What is known of it already. */
  readonly read: () => Known;
  readonly askWhetherToStop: () => Promise<StopVerdict>;
  readonly askMetrics: () => Promise<Page>;
}

/** What the supervisor of a broker or controller answers. */
export function routesOf({ name, read, askWhetherToStop, askMetrics }: Answers): Routes {
  return {
    '/livez': () => verdictPage(read().live),
    '/readyz': () => verdictPage(read().ready),
    '/startupz': () =>
      verdictPage(read().started ? { healthy: true, reason: `${name} has started` } : read().ready),
    '/stoppablez': async () => stopPage(await askWhetherToStop()),
    '/metrics': askMetrics,
  };
}

const statuses: Readonly<Record<Outlook, number>> = {
  may: 200,
  wait: 503,
  unsure: 504,
  never: 409,
};

/** Another no where waiting would not change it, or nobody knows: whoever waits for a yes need not, or not for long. */
function stopPage(verdict: StopVerdict): Page {
  return { ...verdictPage(verdict), status: statuses[verdict.outlook] };
}
