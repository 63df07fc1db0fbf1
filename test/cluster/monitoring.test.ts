import { beforeAll, describe, expect, it } from 'vitest';
import { bootstrap, brokerPods, startBrokers } from '../support/cluster/kafka.ts';
import { useCluster } from '../support/cluster/useCluster.ts';
import { memberPods, startEnsemble } from '../support/cluster/zookeeper.ts';
import { findQueryProblems, readSeries } from '../support/monitoring/queryProblems.ts';
import { readQueries } from '../support/monitoring/readMonitoring.ts';

const scrape =
  "fetch('http://127.0.0.1:8090/metrics').then(async (answer) => process.stdout.write(await answer.text()))";
const cluster = useCluster('monitoring', 'restricted');
/** The figures of a broker are half a minute old at most. */
const settleMs = 60_000;

/** Every query of a system that finds nothing in what its pods tell now. */
async function findProblems(system: string, pods: readonly string[]): Promise<string[]> {
  const scrapes = await Promise.all(
    pods.map(async (pod) => cluster.ask(['exec', pod, '--', 'node', '-e', scrape])),
  );
  const series = readSeries(scrapes.map((text) => `${text}\n`));
  return readQueries(system)
    .filter(({ query }) => !query.includes('kafka_consumergroup_'))
    .flatMap(({ query }) => findQueryProblems(query, series));
}

describe('alerts and dashboards', () => {
  beforeAll(async () => {
    await startEnsemble(cluster);
    // a summary of nothing has no maximum
    await cluster.exec('zk-0', 'zkCli', 'create', '/hello', 'world');
    await startBrokers(cluster);
    const topic = ['--create', '--topic', 'hello', '--partitions=3', '--replication-factor=3'];
    await cluster.exec('kafka-0', 'kafka-topics.sh', ...bootstrap, ...topic);
  });

  it('ask of ZooKeeper what its members tell', async () => {
    expect(await findProblems('zookeeper', memberPods)).toEqual([]);
  });

  it('ask of Kafka what its brokers tell', async () => {
    await expect
      .poll(async () => findProblems('kafka', brokerPods), { timeout: settleMs, interval: 2000 })
      .toEqual([]);
  });
});
