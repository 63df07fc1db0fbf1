import { beforeAll, it } from 'vitest';
import {
  expectOnEveryBroker,
  findController,
  openKafkaWriter,
  startBrokers,
} from '../../support/cluster/kafka.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { untilRestarted, untilSeen } from '../../support/cluster/untilRestarted.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';

const cluster = useCluster('kafka-faults', 'restricted');
const { figure, namespace } = cluster;
const rounds = 3;
/** The image has no pkill. */
const killJava = `for comm in /proc/[0-9]*/comm; do
  pid=\${comm//[!0-9]/}
  if [ "$(cat $comm)" = java ]; then kill -KILL $pid; fi
done`;

beforeAll(async () => {
  await startBrokers(cluster);
});

it('the active controller killed by SIGKILL under a writer, again and again: nothing acknowledged is lost', async () => {
  const writer = await openKafkaWriter(cluster);
  const watch = watchPods(namespace);
  try {
    for (let round = 1; round <= rounds; round++) {
      const controller = await findController(cluster);
      const before = await untilSeen(watch, controller);
      await writer.during(async () => {
        const began = performance.now();
        // whatever its exit code: the container may end before the command does
        await cluster.try(['exec', controller, '--', 'sh', '-c', killJava]);
        await untilRestarted(watch, before);
        figure(`${controller}, killed as active controller, ready again`, secondsSince(began));
      });
    }
  } finally {
    await watch.close();
  }
  await expectOnEveryBroker(cluster, 'records meanwhile', writer);
});
