import { decideDomain } from '../../pod/domain.ts';
import { parseDnsName } from '../../pod/dnsName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { isAlone } from './identity.ts';

export type DomainSettings = Pick<ZkSettings, 'domain' | 'replicas' | 'servers' | 'extraServers'>;

/** The domain of the pods. Those of one StatefulSet must know each other's names; others need none. */
export function decideMemberDomain(
  settings: DomainSettings,
  pod: PodFacts,
): Parsed<string | undefined> {
  const found = decideDomain(settings.domain, pod);
  if (found !== undefined) {
    const parsed = parseDnsName(found);
    return parsed.ok ? parsed : reject(`domain of ${pod.name}: ${parsed.problem} (set ZK_DOMAIN)`);
  }
  const { replicas, servers } = settings;
  if (isAlone(settings) || servers !== undefined || replicas === undefined) {
    return accept(undefined);
  }
  return reject(
    `ZK_DOMAIN: no domain found for ${quote(pod.name)}, and ${replicas} members need one (set ZK_DOMAIN, or name the headless Service in serviceName of the StatefulSet)`,
  );
}
