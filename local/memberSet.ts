/** A StatefulSet whose pods are members of an ensemble, or of a Kafka cluster. */
export interface MemberSet {
  readonly name: string;
  /** Its headless Service, the serviceName of the StatefulSet. */
  readonly service: string;
  /** Last octet of the address of the pod with ordinal 0. */
  readonly firstHost: number;
}

export const firstSet: MemberSet = { name: 'zk', service: 'zk-hs', firstHost: 1 };
/** For an ensemble of two StatefulSets. */
export const secondSet: MemberSet = { name: 'zkb', service: 'zkb-hs', firstHost: 21 };

export const memberSets: readonly MemberSet[] = [firstSet, secondSet];

export const kafkaSet: MemberSet = { name: 'kafka', service: 'kafka-svc', firstHost: 101 };
/** Controllers apart from the brokers. */
export const controllerSet: MemberSet = {
  name: 'controller',
  service: 'controller-svc',
  firstHost: 121,
};

/** The DNS name of a set's pod, as its headless Service gives it. */
export function memberFqdn({ name, service }: MemberSet, ordinal: number): string {
  return `${name}-${ordinal}.${service}.default.svc.cluster.local`;
}
