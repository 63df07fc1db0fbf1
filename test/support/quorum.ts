import { execa } from 'execa';
import type { LocalPod } from '../../local/site.ts';

/** A node as the leader of a KRaft quorum sees it. */
export interface QuorumNode {
  readonly id: number;
  readonly directoryId: string;
  readonly status: 'Leader' | 'Follower' | 'Observer';
}

/** All nodes of the quorum, by Kafka's own kafka-metadata-quorum.sh, asked at a controller. */
export async function describeQuorum(controller: LocalPod): Promise<QuorumNode[]> {
  const { stdout } = await runQuorumTool(controller, ['describe', '--replication']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([id = '']) => /^\d+$/.test(id))
    .map((words) => ({
      id: Number(words[0]),
      directoryId: words[1] ?? '',
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the tool prints last
      status: words.at(-1) as QuorumNode['status'],
    }))
    .toSorted((a, b) => a.id - b.id);
}

/** Runs kafka-metadata-quorum.sh against a controller. */
export async function runQuorumTool({ fqdn, env }: LocalPod, args: readonly string[]) {
  return execa(
    'java',
    [
      '-Xmx128M',
      '-XX:TieredStopAtLevel=1',
      `-Djdk.net.hosts.file=${env['POD_HOSTS_FILE']}`,
      '-cp',
      `${env['KAFKA_HOME']}/libs/*`,
      'org.apache.kafka.tools.MetadataQuorumCommand',
      '--bootstrap-controller',
      `${fqdn}:9093`,
      ...args,
    ],
    { timeout: 60_000, reject: false, all: true },
  );
}
