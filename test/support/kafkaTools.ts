import { hostsFileOf, type LocalPod, type Site } from '../../local/site.ts';
import { kafkaLibOf, runJava } from './runJava.ts';

/** What Kafka's own tools say of a cluster. */
export interface ToldByTools {
  readonly partitions: readonly ToldPartition[];
  /** Names of partitions by the filter of TopicCommand. */
  readonly underReplicated: readonly string[];
  readonly underMinIsr: readonly string[];
  readonly atMinIsr: readonly string[];
  readonly unavailable: readonly string[];
  /** By broker, then by log dir. */
  readonly logDirs: ReadonlyMap<number, readonly ToldDir[]>;
  /** `readers orders-0` → what was committed, where the partition ends, what lies between. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** Undefined in ZooKeeper mode. */
  readonly quorum: ToldQuorum | undefined;
}

interface ToldPartition {
  readonly name: string;
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
}

interface ToldDir {
  readonly path: string;
  readonly usedBytes: number;
  /** By partition. */
  readonly lags: Readonly<Record<string, number>>;
}

interface ToldQuorum {
  readonly leaderId: number;
  readonly epoch: number;
  readonly lags: ReadonlyMap<number, number>;
  readonly roles: ReadonlyMap<number, string>;
}

interface Cluster {
  readonly site: Site;
  /** The broker that is asked. */
  readonly pod: LocalPod;
  readonly version: string;
  readonly hasQuorum: boolean;
}

const tools = 'org.apache.kafka.tools.';
const filters = ['under-replicated', 'under-min-isr', 'at-min-isr', 'unavailable'] as const;

/** Runs tools of Kafka in one JVM, and gives what each printed. */
export async function runTools(
  { site, pod, version }: Omit<Cluster, 'hasQuorum'>,
  commands: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const server = ['--bootstrap-server', `${pod.fqdn}:9092`];
  const printed = await runJava({
    source: 'RunTools.java',
    flags: ['-XX:TieredStopAtLevel=1', `-Djdk.net.hosts.file=${hostsFileOf(site)}`],
    lib: kafkaLibOf(version),
    args: commands.flatMap(([tool = '', ...rest]) => [`${tools}${tool}`, ...server, ...rest, ';']),
  });
  return printed.split(/^> .*\n/m).slice(1);
}

/** Asks Kafka's own tools, after what else they shall do before. */
export async function askTools(
  cluster: Cluster,
  before: readonly (readonly string[])[] = [],
): Promise<ToldByTools> {
  const commands = [
    ['TopicCommand', '--describe'],
    ...filters.map((filter) => ['TopicCommand', '--describe', `--${filter}-partitions`]),
    ['LogDirsCommand', '--describe'],
    ...(cluster.hasQuorum
      ? [
          ['MetadataQuorumCommand', 'describe', '--status'],
          ['MetadataQuorumCommand', 'describe', '--replication'],
        ]
      : []),
    // the last one: that of 3.9 ends the JVM
    ['consumer.group.ConsumerGroupCommand', '--describe', '--all-groups'],
  ];
  const printed = (await runTools(cluster, [...before, ...commands])).slice(before.length);
  const [all = '', lacking = '', refusing = '', near = '', gone = '', ...others] = printed;
  const [dirs = '', ...rest] = others;
  const groups = rest.at(-1) ?? '';
  const [status = '', replication = ''] = rest;
  return {
    partitions: readPartitions(all),
    underReplicated: namesIn(lacking),
    underMinIsr: namesIn(refusing),
    atMinIsr: namesIn(near),
    unavailable: namesIn(gone),
    logDirs: readLogDirs(dirs),
    groups: readGroups(groups),
    quorum: cluster.hasQuorum ? readQuorum(status, replication) : undefined,
  };
}

function readPartitions(printed: string): ToldPartition[] {
  const line = /Topic: (\S+)\tPartition: (\d+)\tLeader: (\S+)\tReplicas: (\S*)\tIsr: (\S*)/g;
  return [...printed.matchAll(line)].map(([, topic, partition, leader, replicas, isr]) => ({
    name: `${topic}-${partition}`,
    leader: leader === 'none' ? -1 : Number(leader),
    replicas: idsIn(replicas),
    isr: idsIn(isr),
  }));
}

function idsIn(list = ''): number[] {
  return list.split(',').filter(Boolean).map(Number);
}

function namesIn(printed: string): string[] {
  return readPartitions(printed)
    .map(({ name }) => name)
    .toSorted();
}

interface PrintedDirs {
  readonly brokers: readonly {
    readonly broker: number;
    readonly logDirs: readonly {
      readonly logDir: string;
      readonly partitions: readonly {
        readonly partition: string;
        readonly size: number;
        readonly offsetLag: number;
        readonly isFuture: boolean;
      }[];
    }[];
  }[];
}

function readLogDirs(printed: string): ReadonlyMap<number, readonly ToldDir[]> {
  const [json = '{"brokers":[]}'] = /^\{.*\}$/m.exec(printed) ?? [];
  const { brokers } = JSON.parse(json) as PrintedDirs;
  return new Map(
    brokers.map(({ broker, logDirs }) => [
      broker,
      logDirs.map(({ logDir, partitions }) => ({
        path: logDir,
        usedBytes: partitions.reduce((sum, { size }) => sum + size, 0),
        lags: Object.fromEntries(
          partitions.map(({ partition, offsetLag }) => [partition, offsetLag]),
        ),
      })),
    ]),
  );
}

function readGroups(printed: string): ReadonlyMap<string, readonly number[]> {
  const line = /^(\S+) +(\S+) +(\d+) +(\d+) +(\d+) +(\d+) /gm;
  return new Map(
    [...printed.matchAll(line)].map(([, group, topic, partition, ...numbers]) => [
      `${group} ${topic}-${partition}`,
      numbers.map(Number),
    ]),
  );
}

function readQuorum(status: string, replication: string): ToldQuorum {
  const figure = (name: string): number =>
    Number(new RegExp(String.raw`^${name}: +(-?\d+)`, 'm').exec(status)?.[1]);
  const rows = [...replication.matchAll(/^(\d+)\s.*?\t(-?\d+)\s*\t(\d+)\s*\t.*\t(\w+)\s*$/gm)];
  return {
    leaderId: figure('LeaderId'),
    epoch: figure('LeaderEpoch'),
    lags: new Map(rows.map(([, id, , lag]) => [Number(id), Number(lag)])),
    roles: new Map(rows.map(([, id, , , role = '']) => [Number(id), role.toLowerCase()])),
  };
}
