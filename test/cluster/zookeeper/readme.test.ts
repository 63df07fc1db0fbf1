import { expect, it } from 'vitest';
import { isOfNamespace, readCommands } from '../../support/cluster/readmeCommands.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { renderEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-readme', 'restricted');
const { apply, ask, run, untilRolledOut } = cluster;
const updateMs = 600_000;
const commands = readCommands('manifests/zookeeper').filter((command) => !isOfNamespace(command));

/** Whether it begins an update, which the next command does not wait for. */
const isUpdate = ([verb, what]: readonly string[]) =>
  (verb === 'rollout' && what !== 'status') || (verb === 'apply' && what === '-k');

it('every command of its README does what it says, in their order', async () => {
  expect(commands.length).toBeGreaterThan(10);
  const read: string[] = [];
  for (const command of commands) {
    // the overlay as it is, but for the images and classes of this cluster
    if (command[0] === 'apply' && command[1] === '-k') await apply(await renderEnsemble(cluster));
    else await run(command, { timeoutMs: updateMs });
    if (isUpdate(command)) await untilRolledOut('statefulset/zk', updateMs);
    if (command.includes('get')) read.push(...(await ask(command)).split('\n'));
  }
  expect(read).toContain('world');
  expect(await ask(['get', 'pods,pvc,statefulsets,services', '--output=name'])).toBe('');
});
