import type { Supervised } from '../../kafka/metrics/stateMetrics.ts';
import type { Health, Verdict } from '../../process/health.ts';
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
  readonly askWhetherToStop: () => Promise<Verdict>;
  readonly askMetrics: () => Promise<Page>;
}

/** What the supervisor of a broker or controller answers. */
export function routesOf({ name, read, askWhetherToStop, askMetrics }: Answers): Routes {
  return {
    '/livez': () => verdictPage(read().live),
    '/readyz': () => verdictPage(read().ready),
    '/startupz': () =>
      verdictPage(read().started ? { healthy: true, reason: `${name} has started` } : read().ready),
    '/stoppablez': async () => verdictPage(await askWhetherToStop()),
    '/metrics': askMetrics,
  };
}
