import { runTool } from '../local/runCommand.ts';
import type { Server } from '../local/server.ts';
import type { Step } from './screen.ts';
import type { Stage } from './stage.ts';

/** Starts the members of the ensemble, waits until each serves, and names each one's role. */
export async function startMembers({ screen, members, site }: Stage): Promise<void> {
  await screen.step('starting ZooKeeper', async (step) => {
    await startAll(members, step);
    const roles = await Promise.all(
      members.map(async (server) => `${server.name} ${await readRole(site, server)}`),
    );
    return {
      value: undefined,
      says: `${productOf(members)}: ${roles.join(', ')}`,
      took: 'serving after',
    };
  });
}

/** Starts the brokers, and waits until each is registered with its cluster. */
export async function startBrokers({ screen, brokers }: Stage): Promise<void> {
  await screen.step('starting Kafka', async (step) => {
    await startAll(brokers, step);
    const names = brokers.map(({ name }) => name).join(', ');
    return { value: undefined, says: `${productOf(brokers)}: ${names}`, took: 'ready after' };
  });
}

async function startAll(servers: readonly Server[], step: Step): Promise<void> {
  const waiting = new Set(servers.map(({ name }) => name));
  const show = () => {
    if (waiting.size > 0) step.show(`waiting for ${[...waiting].join(', ')}`);
  };
  show();
  await Promise.all(
    servers.map(async (server) => {
      await server.start();
      waiting.delete(server.name);
      show();
    }),
  );
}

async function readRole(site: Stage['site'], { name, pod }: Server): Promise<string> {
  const { code, stdout, stderr } = await runTool(site, pod, ['zkMetrics', '--format', 'json']);
  const metrics: unknown = code === 0 ? JSON.parse(stdout) : undefined;
  if (typeof metrics === 'object' && metrics !== null && 'zk_server_state' in metrics) {
    return String(metrics.zk_server_state);
  }
  throw new Error(`${name}: zkMetrics tells no role: ${stderr.trim()}`);
}

function productOf(servers: readonly Server[]): string {
  const [first] = servers;
  return first === undefined ? '' : `${first.kind.product} ${first.kind.version}`;
}
