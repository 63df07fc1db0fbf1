import { join } from 'node:path';
import {
  controllerSet,
  firstSet,
  kafkaSet,
  memberFqdn,
  type MemberSet,
  memberSets,
} from './memberSet.ts';

/**
 * A place on one Linux machine where several pods run side by side without containers: each on a
 * loopback address of its own with the real ports, under the DNS name that it would have in a cluster.
 */
export interface Site {
  /** Volumes, configuration and logs of all pods. */
  readonly folder: string;
  /** The repository, with dist/ and .runtime/ in it. */
  readonly root: string;
  /** The first three octets of the pods' addresses, `127.0.1`; sites that run at once need different ones. */
  readonly net: string;
}

export interface LocalPod {
  readonly name: string;
  readonly address: string;
  readonly fqdn: string;
  /** The pod's folder: what its volumes are. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface ZkPodOptions {
  /** One of those whose jars prepare.mjs fetches. */
  readonly version?: string;
  readonly set?: MemberSet;
  /** Further variables, or other values of those that every pod has. */
  readonly env?: Readonly<Record<string, string>>;
}

export const zookeeperVersion = '3.9.5';
export const kafkaVersion = '4.3.1';
export const kafkaVersionWithZooKeeper = '3.9.2';

const maxPods = 9;
// Several JVMs on one small machine: 4 s of CPU until a broker is ready instead of 7 s (seen with 4.3.1).
const quickStart = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1';

export function runtimeFolder(site: Site, product: 'zookeeper' | 'kafka', version: string): string {
  return join(site.root, '.runtime', `${product}-${version}`);
}

/** Names every pod that a site can have; written once, and read by our tools and by java. */
export function renderHostsFile(site: Site): string {
  return Array.from({ length: maxPods }, (_, ordinal) =>
    [...memberSets, kafkaSet, controllerSet].map(
      (set) =>
        `${addressOf(site, set.firstHost + ordinal)} ${memberFqdn(set, ordinal)} ${set.name}-${ordinal}\n`,
    ),
  )
    .flat()
    .join('');
}

export function hostsFileOf(site: Site): string {
  return join(site.folder, 'hosts');
}

/** Pod `zk-<ordinal>`, or one of another set, with the environment that its manifest would give it. */
export function zkPod(
  site: Site,
  ordinal: number,
  replicas: number,
  { version = zookeeperVersion, set = firstSet, env = {} }: ZkPodOptions = {},
): LocalPod {
  const name = `${set.name}-${ordinal}`;
  const folder = join(site.folder, name);
  const address = addressOf(site, set.firstHost + ordinal);
  return {
    name,
    address,
    folder,
    fqdn: memberFqdn(set, ordinal),
    env: {
      POD_NAME: name,
      POD_HOSTS_FILE: hostsFileOf(site),
      ZK_REPLICAS: String(replicas),
      ZK_HEAP_SIZE: '256M',
      ZK_CONF_DIR: join(folder, 'conf'),
      ZK_DATA_DIR: join(folder, 'data'),
      ZK_DATA_LOG_DIR: join(folder, 'log'),
      ZK_LOG_DIR: join(folder, 'logs'),
      ZK_LIB_DIR: join(runtimeFolder(site, 'zookeeper', version), 'lib'),
      ZK_CLIENT_PORT_ADDRESS: address,
      ...env,
    },
  };
}

/** Pod `kafka-<ordinal>`: a broker that is a controller too, in KRaft mode. */
export function kafkaPod(site: Site, ordinal: number, replicas: number): LocalPod {
  const pod = podOf(site, kafkaSet, ordinal);
  const { name, folder, address } = pod;
  return {
    ...pod,
    env: {
      POD_NAME: name,
      POD_HOSTS_FILE: hostsFileOf(site),
      KAFKA_REPLICAS: String(replicas),
      KAFKA_HOME: runtimeFolder(site, 'kafka', kafkaVersion),
      KAFKA_CONF_DIR: join(folder, 'conf'),
      KAFKA_LOG_DIRS: join(folder, 'data'),
      KAFKA_HEAP_OPTS: '-Xmx512M -Xms512M',
      KAFKA_JVM_PERFORMANCE_OPTS: quickStart,
      KAFKA_HEALTH_ADDRESS: address,
      // all are stopped at once in the end, and none comes back that another might wait for
      KAFKA_STOP_WAIT: '20s',
      KAFKA_LISTENERS: `PLAINTEXT://${address}:9092,CONTROLLER://${address}:9093`,
      CLUSTER_ID: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
      LOG_DIR: join(folder, 'logs'),
    },
  };
}

/** The same broker of the 3.9 line in ZooKeeper mode, on the site's ensemble. */
export function kafkaPodWithZooKeeper(site: Site, ordinal: number, replicas: number): LocalPod {
  const pod = kafkaPod(site, ordinal, replicas);
  const { CLUSTER_ID: _, ...env } = pod.env;
  const connect = [0, 1, 2].map((member) => `${memberFqdn(firstSet, member)}:2181`).join(',');
  return {
    ...pod,
    env: {
      ...env,
      KAFKA_HOME: runtimeFolder(site, 'kafka', kafkaVersionWithZooKeeper),
      KAFKA_LISTENERS: `PLAINTEXT://${pod.address}:9092`,
      KAFKA_ZOOKEEPER_CONNECT: connect,
    },
  };
}

/** Where the pod of a StatefulSet is, without an environment. */
export function podOf(site: Site, set: MemberSet, ordinal: number): Omit<LocalPod, 'env'> {
  const name = `${set.name}-${ordinal}`;
  return {
    name,
    address: addressOf(site, set.firstHost + ordinal),
    folder: join(site.folder, name),
    fqdn: memberFqdn(set, ordinal),
  };
}

function addressOf({ net }: Site, host: number): string {
  return `${net}.${host}`;
}
