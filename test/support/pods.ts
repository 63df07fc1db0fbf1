import type { PodFacts } from '../../src/pod/readPod.ts';

export const zkDomain = 'zk-hs.default.svc.cluster.local';

/** A pod as the kubelet would set it up for a StatefulSet whose serviceName is zk-hs. */
export function podNamed(name: string, facts: Partial<PodFacts> = {}): PodFacts {
  return {
    name,
    nameSource: 'host name',
    hosts: [{ address: '10.244.1.5', names: [`${name}.${zkDomain}`, name] }],
    service: undefined,
    namespace: undefined,
    clusterDomain: 'cluster.local',
    ...facts,
  };
}
