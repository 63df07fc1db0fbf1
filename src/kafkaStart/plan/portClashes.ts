import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import type { ServerPort } from '../../process/resolvePorts.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Socket } from '../../kafka/cluster/socket.ts';
import { listPorts } from './sockets.ts';

interface PortFacts {
  readonly sockets: readonly Socket[];
  readonly settings: Pick<KafkaSettings, 'healthPort' | 'healthAddress'>;
  readonly java: Pick<JvmSettings, 'jmxPort' | 'kafkaJmxPort'>;
  /** Whether kafkaStart stays beside the broker and answers probes. */
  readonly supervised: boolean;
}

/** Ports of probes and of JMX that a listener has already, or that both are to have. */
export function findPortClashes(facts: PortFacts): Issue[] {
  const taken = listPorts(facts.sockets);
  return listOwnPorts(facts).flatMap((own) => {
    const other = taken.find((one) => own.port === one.port && canMeet(own, one));
    taken.push(own);
    if (other === undefined) return [];
    const problem = `${own.port} is the port of ${other.subject} as well (give one of them another)`;
    return [{ subject: own.subject, problem, exitCode: ExitCode.Config }];
  });
}

function listOwnPorts({ settings, java, supervised }: PortFacts): ServerPort[] {
  const { healthPort, healthAddress } = settings;
  const ports: ServerPort[] = [];
  if (supervised) {
    ports.push({ subject: 'KAFKA_HEALTH_PORT', host: healthAddress, port: healthPort });
  }
  const { kafkaJmxPort, jmxPort } = java;
  const jmx = kafkaJmxPort ?? jmxPort;
  if (jmx !== undefined) {
    const subject = kafkaJmxPort === undefined ? 'JMX_PORT' : 'KAFKA_JMX_PORT';
    ports.push({ subject, host: undefined, port: jmx });
  }
  return ports;
}

const everyAddress: ReadonlySet<string | undefined> = new Set([undefined, '0.0.0.0', '::']);

/** Two names or addresses may be one; what is certain is every address, and the same one. */
function canMeet(a: ServerPort, b: ServerPort): boolean {
  return everyAddress.has(a.host) || everyAddress.has(b.host) || a.host === b.host;
}
