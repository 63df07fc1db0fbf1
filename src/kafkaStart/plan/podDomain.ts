import { parseDnsName } from '../../pod/dnsName.ts';
import { decideDomain } from '../../pod/domain.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';
import { defaultRoles, ownDomain, ownSet, type SizeSettings } from './controllerSet.ts';

/**
 * The domain that the brokers share; undefined where there is none and none is needed: one broker
 * may do with its host name, and where nobody said how many there are, Kafka's own rules count.
 */
export function decidePodDomain(
  settings: SizeSettings,
  pod: PodFacts,
  issues: Issue[],
): string | undefined {
  const say = (problem: string): undefined => {
    issues.push({ subject: 'KAFKA_DOMAIN', problem, exitCode: ExitCode.Config });
  };
  const { replicas } = ownSet(settings, pod);
  const found = decideDomain(ownDomain(settings, pod), pod);
  if (found !== undefined) {
    const parsed = parseDnsName(found);
    return parsed.ok ? found : say(`${parsed.problem}, from the pod's service and namespace`);
  }
  if (replicas === undefined || replicas === 1) return undefined;
  const what = defaultRoles(settings, pod).includes('broker') ? 'brokers' : 'controllers';
  return say(
    `no domain found for ${quote(pod.name)}, and ${replicas} ${what} need one (set it, or name the headless Service in serviceName of the StatefulSet)`,
  );
}
