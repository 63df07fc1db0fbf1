import { waitFor } from '../../../local/waitFor.ts';
import { bootstrap } from './kafka.ts';
import type { Cluster } from './useCluster.ts';

const broker = 'kafka-0';
const moveMs = 300_000;
const tool = ['kafka-reassign-partitions.sh', ...bootstrap];

/** Gives these brokers all partitions of all topics, as manifests/kafka/README.md says, and waits until they have them. */
export async function movePartitions(cluster: Cluster, to: readonly number[]): Promise<void> {
  const { exec } = cluster;
  const topics = (await exec(broker, 'kafka-topics.sh', ...bootstrap, '--list')).split('\n');
  await writeJson(cluster, 'topics', { version: 1, topics: topics.map((topic) => ({ topic })) });
  const list = ['--topics-to-move-json-file', '/tmp/topics.json', '--broker-list', to.join(',')];
  const proposed = await exec(broker, ...tool, ...list, '--generate');
  const plan = /^Proposed partition reassignment configuration\n(.*)/m.exec(proposed)?.[1];
  if (plan === undefined) throw new Error(`nothing is proposed:\n${proposed}`);
  await writeJson(cluster, 'plan', JSON.parse(plan));
  const made = [...tool, '--reassignment-json-file', '/tmp/plan.json'];
  await exec(broker, ...made, '--execute');
  await waitFor({ what: 'all partitions moved', timeoutMs: moveMs }, async () => {
    const shown = await exec(broker, ...made, '--verify');
    return /still in progress/.test(shown) ? undefined : true;
  });
}

/** Of every partition of every topic, the brokers that have a replica. */
export async function readReplicas({ exec }: Cluster): Promise<readonly (readonly number[])[]> {
  const shown = await exec(broker, 'kafka-topics.sh', ...bootstrap, '--describe');
  const lists = [...shown.matchAll(/\tReplicas: ([\d,]+)/g)];
  return lists.map(([, list = '']) => list.split(',').map(Number));
}

async function writeJson({ run }: Cluster, name: string, value: unknown): Promise<void> {
  const command = ['sh', '-c', `cat >/tmp/${name}.json`];
  await run(['exec', '-i', broker, '--', ...command], { input: JSON.stringify(value) });
}
