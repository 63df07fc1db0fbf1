import type { Health } from '../process/health.ts';
import { type Routes, verdictPage } from '../process/page.ts';
import { prometheusContentType } from '../tool/prometheus.ts';
import type { MemberWatch } from './watchMember.ts';

/** What a supervisor answers: `read` gives what it knows of its server already. */
export function routesOf(member: MemberWatch, read: () => Health): Routes {
  return {
    '/livez': () => verdictPage(read().live),
    '/readyz': async () => {
      await member.ask();
      return verdictPage(read().ready);
    },
    '/startupz': async () => {
      if (member.hasAnswered())
        return verdictPage({ healthy: true, reason: 'the server has started' });
      const { type, reason } = await member.ask();
      return verdictPage({ healthy: type !== 'silent', reason });
    },
    '/metrics': async () => ({
      status: 200,
      type: prometheusContentType,
      body: await member.scrape(),
    }),
  };
}
