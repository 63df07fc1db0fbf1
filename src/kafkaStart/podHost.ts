import type { KafkaSettings } from '../kafka/settings.ts';
import { decideDomain } from '../pod/domain.ts';
import type { PodFacts } from '../pod/readPod.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { quote } from '../tool/parsers.ts';
import type { Issue } from '../tool/settings.ts';

/**
 * The name under which clients and brokers reach this pod: its name in the domain that the pods
 * share; a broker that is alone may do with its host name. Undefined where nobody knows how many
 * there are: Kafka then advertises what its own rules give.
 */
export function decideHost(
  settings: KafkaSettings,
  pod: PodFacts,
  issues: Issue[],
): string | undefined {
  const domain = decideDomain(settings.domain, pod);
  if (domain !== undefined) return `${pod.name}.${domain}`;
  if (settings.replicas === undefined) return undefined;
  if (settings.replicas === 1) return pod.name;
  const problem = `no domain found for ${quote(pod.name)}, and ${settings.replicas} brokers need one (set it, or name the headless Service in serviceName of the StatefulSet)`;
  issues.push({ subject: 'KAFKA_DOMAIN', problem, exitCode: ExitCode.Config });
  return undefined;
}
