import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolveJava } from '../src/java/resolveJava.ts';
import { podEnvironment } from './runPod.ts';
import type { LocalPod } from './site.ts';

/**
 * The command that kafka-server-start.sh and kafka-run-class.sh come to (3.9 to 4.3), with the heap, the JVM's
 * flags, the names, the properties and the log configuration of the pod, so that nothing else differs.
 */
export function listPlainBroker(pod: LocalPod): readonly [string, ...string[]] {
  const { env } = pod;
  const find = (name: string): string => {
    const value = env[name];
    if (value === undefined) throw new Error(`${pod.name}: ${name} is not set`);
    return value;
  };
  const logDir = find('LOG_DIR');
  mkdirSync(logDir, { recursive: true });
  const conf = find('KAFKA_CONF_DIR');
  const log4j2 = join(conf, 'log4j2.yaml');
  const jmx = '-Dcom.sun.management.jmxremote';
  return [
    resolveJava(podEnvironment(pod)),
    ...find('KAFKA_HEAP_OPTS').split(' '),
    ...find('KAFKA_JVM_PERFORMANCE_OPTS').split(' '),
    `-Xlog:gc*:file=${join(logDir, 'kafkaServer-gc.log')}:time,tags:filecount=10,filesize=100M`,
    jmx,
    `${jmx}.authenticate=false`,
    `${jmx}.ssl=false`,
    `-Dkafka.logs.dir=${logDir}`,
    existsSync(log4j2)
      ? `-Dlog4j2.configurationFile=${log4j2}`
      : `-Dlog4j.configuration=file:${join(conf, 'log4j.properties')}`,
    `-Djdk.net.hosts.file=${find('POD_HOSTS_FILE')}`,
    '-cp',
    join(find('KAFKA_HOME'), 'libs/*'),
    'kafka.Kafka',
    join(conf, 'server.properties'),
  ];
}
