import { expect, it } from 'vitest';
import type { Outlook } from '../../../../src/kafka/verdicts/stoppable.ts';
import { routesOf } from '../../../../src/kafkaStart/run/brokerRoutes.ts';

const ready = { healthy: true, reason: 'yes' };
const page = { status: 200, type: 'text/plain', body: '' };

it.each<[Outlook, number]>([
  ['may', 200],
  ['wait', 503],
  ['unsure', 504],
  ['never', 409],
])('/stoppablez of a broker whose outlook is %s: %i', async (outlook, status) => {
  const verdict = { healthy: outlook === 'may', reason: 'why', outlook, loss: undefined };
  const routes = routesOf({
    name: 'the broker',
    read: () => ({ live: ready, ready, started: true, countLogs: () => undefined }),
    askWhetherToStop: async () => verdict,
    askMetrics: async () => page,
  });
  expect(await routes['/stoppablez']?.()).toMatchObject({ status, body: 'why\n' });
});
