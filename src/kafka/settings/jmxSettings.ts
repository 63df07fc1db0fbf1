import { parsePort, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { insteadOptions } from './jvmOptions.ts';

/** JMX of the broker alone: no other JVM in the container hears of it. */
export const jmxSettings = {
  jmxOpts: insteadOptions(
    'KAFKA_JMX_OPTS',
    'Options for JMX, which is off unless this or a port is set',
  ),
  jmxPort: optional({
    name: 'JMX_PORT',
    ownFlag: false,
    doc: "Port of JMX. Kafka's own command line tools in the container would open it too, and fail: KAFKA_JMX_PORT is for the broker alone",
    parse: parsePort,
  }),
  kafkaJmxPort: optional({
    name: 'KAFKA_JMX_PORT',
    doc: 'Port of JMX that can be reached from outside of the container',
    parse: parsePort,
  }),
  jmxHostname: optional({
    name: 'KAFKA_JMX_HOSTNAME',
    doc: 'Name or address at which clients of KAFKA_JMX_PORT reach this pod',
    shown: "the address of the pod's own name",
    parse: parseText,
  }),
} satisfies Spec;
