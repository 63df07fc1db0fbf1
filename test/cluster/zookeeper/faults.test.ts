import { beforeAll, it } from 'vitest';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { untilRestarted, untilSeen } from '../../support/cluster/untilRestarted.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';
import {
  expectOnEveryMember,
  findLeader,
  openZookeeperWriter,
  startEnsemble,
} from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-faults', 'restricted');
const { figure, namespace } = cluster;
const rounds = 3;

beforeAll(async () => {
  await startEnsemble(cluster);
});

it('the leader killed by SIGKILL under a writer, again and again: nothing acknowledged is lost', async () => {
  const writer = await openZookeeperWriter(cluster);
  const watch = watchPods(namespace);
  try {
    for (let round = 1; round <= rounds; round++) {
      const leader = await findLeader(cluster);
      const before = await untilSeen(watch, leader);
      await writer.during(async () => {
        const began = performance.now();
        // whatever its exit code: the container may end before the command does
        await cluster.try(['exec', leader, '--', 'pkill', '-KILL', 'java']);
        await untilRestarted(watch, before);
        figure(`${leader}, killed as leader, ready again`, secondsSince(began));
      });
    }
  } finally {
    await watch.close();
  }
  await expectOnEveryMember(cluster, 'records meanwhile', writer);
});
