import { controllerSet, kafkaSet } from '../../local/memberSet.ts';
import { hostsFileOf, type LocalPod, podOf, runtimeFolder, type Site } from '../../local/site.ts';

interface ApartOptions {
  /** Of Kafka. */
  readonly version: string;
  readonly brokers: number;
  readonly controllers: number;
  /** The same for all pods, as a ConfigMap that both StatefulSets share would give it. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Pods of a StatefulSet of brokers and of one of controllers, which have their variables in common. */
export function apartPods(site: Site, options: ApartOptions) {
  const { version, brokers, controllers, env = {} } = options;
  const podOfSet =
    (set: typeof kafkaSet, listener: string) =>
    (ordinal: number): LocalPod => {
      const pod = podOf(site, set, ordinal);
      return {
        ...pod,
        env: {
          POD_NAME: pod.name,
          POD_HOSTS_FILE: hostsFileOf(site),
          KAFKA_HOME: runtimeFolder(site, 'kafka', version),
          KAFKA_CONF_DIR: `${pod.folder}/conf`,
          KAFKA_LOG_DIRS: `${pod.folder}/data`,
          LOG_DIR: `${pod.folder}/logs`,
          KAFKA_HEALTH_ADDRESS: pod.address,
          KAFKA_LISTENERS: listener.replace('HOST', pod.address),
          // whoever is stopped here is not waited for
          KAFKA_STOP_WAIT: '5s',
          ...smallBroker,
          CLUSTER_ID: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
          KAFKA_REPLICAS: String(brokers),
          KAFKA_CONTROLLER_STATEFULSET: controllerSet.name,
          KAFKA_CONTROLLER_REPLICAS: String(controllers),
          KAFKA_CONTROLLER_DOMAIN: `${controllerSet.service}.default.svc.cluster.local`,
          ...env,
        },
      };
    };
  return {
    broker: podOfSet(kafkaSet, 'PLAINTEXT://HOST:9092'),
    controller: podOfSet(controllerSet, 'CONTROLLER://HOST:9093'),
  };
}

/** For several JVMs on one small machine. */
export const smallBroker = {
  KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
  KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1',
};
