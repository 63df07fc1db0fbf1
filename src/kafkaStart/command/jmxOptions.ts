import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';

const root = '-Dcom.sun.management.jmxremote';

/**
 * JMX as kafka-run-class.sh opens it at JMX_PORT, and Apache's image at KAFKA_JMX_PORT, which wins there
 * and is meant for clients outside of the container. Nothing where neither is asked for.
 */
export function listJmxOptions(java: JvmSettings, version: string): readonly string[] {
  const { jmxOpts, kafkaJmxPort, jmxHostname } = java;
  const port = kafkaJmxPort ?? java.jmxPort;
  if (jmxOpts === undefined && port === undefined) return [];
  const on = majorOf(version) >= 4 ? `${root}=true` : root;
  const chosen = jmxOpts ?? [on, `${root}.authenticate=false`, `${root}.ssl=false`];
  if (port === undefined) return chosen;
  const outside =
    kafkaJmxPort === undefined
      ? []
      : [
          ...(jmxHostname === undefined ? [] : [`-Djava.rmi.server.hostname=${jmxHostname}`]),
          `${root}.local.only=false`,
        ];
  // without it, calls go to a port by chance, which no container opens
  const rmi = chosen.some((option) => option.startsWith(`${root}.rmi.port=`));
  return [
    ...chosen,
    ...outside,
    `${root}.port=${port}`,
    ...(rmi ? [] : [`${root}.rmi.port=${port}`]),
  ];
}
