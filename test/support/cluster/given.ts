import { env } from 'node:process';

const nginx = env['NGINX_IMAGE'] ?? 'nginx:stable';
const zookeeper = env['ZOOKEEPER_IMAGE'] ?? 'statefulset-zookeeper:3.9.5';
const kafka = env['KAFKA_IMAGE'] ?? 'statefulset-kafka:4.3.1';
const kafkaWithZooKeeper = env['KAFKA_ZOOKEEPER_IMAGE'] ?? 'statefulset-kafka:3.9.2';

/** The images whose pods are tested: what `npm run images` builds, under the names that the cluster's nodes find them by. */
export const images = {
  zookeeper,
  /** What an update goes to: without another image, the same one by its full name. */
  nextZookeeper: env['NEXT_ZOOKEEPER_IMAGE'] ?? `docker.io/library/${zookeeper}`,
  kafka,
  nextKafka: env['NEXT_KAFKA_IMAGE'] ?? `docker.io/library/${kafka}`,
  kafkaWithZooKeeper,
  nextKafkaWithZooKeeper:
    env['NEXT_KAFKA_ZOOKEEPER_IMAGE'] ?? `docker.io/library/${kafkaWithZooKeeper}`,
  nginx,
  nextNginx: env['NEXT_NGINX_IMAGE'] ?? `docker.io/library/${nginx}`,
} as const;

/** Storage classes of claims; undefined is the default class of the cluster. */
export const storageClasses = {
  usual: env['STORAGE_CLASS'],
  /** For volumes that follow their pod to another node. */
  movable: env['MOVABLE_STORAGE_CLASS'] ?? env['STORAGE_CLASS'],
} as const;
