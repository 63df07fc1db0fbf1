import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';
import { listScrapedPorts, type Port } from './ports.ts';
import { isEmpty, selects } from './selector.ts';
import { listServers, type PodServer } from './servers.ts';
import { listWorkloads, type Workload } from './workload.ts';

type Spec = NonNullable<INetworkPolicy['spec']>;
/** A rule of either way: with whom, and at which ports. */
interface Rule {
  readonly peers: readonly Peer[] | undefined;
  readonly ports: NonNullable<Spec['ingress']>[number]['ports'];
}
type Peer = NonNullable<NonNullable<Spec['ingress']>[number]['from']>[number];
/** What is let through in one way; undefined where no policy is about it, and everything is. */
type Rules = readonly Rule[] | undefined;

/** NetworkPolicies that part members, keep Prometheus or names from them, or let others in where members speak to each other. */
export function findPolicyProblems(bundle: Bundle): string[] {
  const problems = [
    ...listKind(bundle, 'NetworkPolicy').flatMap(findUnheeded),
    ...listWorkloads(bundle).flatMap((workload) => findUnscraped(workload, bundle)),
    ...listServers(bundle).flatMap((one) => judgeServer(one, bundle)),
  ];
  return [...new Set(problems)];
}

function findUnheeded(policy: INetworkPolicy): string[] {
  const { ingress, egress, policyTypes = [] } = policy.spec ?? {};
  const said = [
    ingress === undefined ? [] : 'Ingress',
    egress === undefined ? [] : 'Egress',
  ].flat();
  return said
    .filter((way) => !policyTypes.some((type) => type === way))
    .map((way) => `${titleOf(policy)}: policyTypes lacks ${way}`);
}

function findUnscraped(workload: Workload, bundle: Bundle): string[] {
  const { ingress } = rulesOf(workload, bundle);
  return listScrapedPorts(workload, bundle)
    .filter((port) => !lets(ingress, port, workload, isElsewhere))
    .map((port) => `${workload.title}: no NetworkPolicy lets Prometheus in at port ${port}`);
}

function judgeServer({ title, workload, server }: PodServer, bundle: Bundle): string[] {
  const { ingress, egress } = rulesOf(workload, bundle);
  const isOwn = (peer: Peer) => selectsOwn(peer, workload);
  const isOpen = (port: number) =>
    (ingress ?? []).some(
      ({ peers, ports }) => hasPort(ports, port, workload) && peers?.every(isOwn) !== true,
    );
  return [
    ...server.peerPorts.flatMap((port) => [
      ...(lets(ingress, port, workload, isOwn) ? [] : [`no member is let in at port ${port}`]),
      ...(lets(egress, port, workload, isOwn) ? [] : [`no member is let out to port ${port}`]),
    ]),
    ...server.innerPorts
      .filter(isOpen)
      .map((port) => `others are let in at port ${port}, which is for members alone`),
    ...(['UDP', 'TCP'] as const)
      .filter((protocol) => !letsNames(egress, protocol))
      .map((protocol) => `no name can be asked for by ${protocol}`),
  ].map((problem) => `${title}: NetworkPolicy: ${problem}`);
}

function rulesOf({ labels }: Workload, bundle: Bundle): { ingress: Rules; egress: Rules } {
  const specs = listKind(bundle, 'NetworkPolicy')
    .flatMap(({ spec }) => spec ?? [])
    .filter(({ podSelector = {} }) => selects(podSelector, labels));
  const collect = (way: 'Ingress' | 'Egress', list: (spec: Spec) => readonly Rule[]): Rules => {
    const about = specs.filter(({ policyTypes = [] }) => policyTypes.includes(way));
    return about.length === 0 ? undefined : about.flatMap(list);
  };
  return {
    ingress: collect('Ingress', ({ ingress = [] }) =>
      ingress.map(({ from: peers, ports }) => ({ peers, ports })),
    ),
    egress: collect('Egress', ({ egress = [] }) =>
      egress.map(({ to: peers, ports }) => ({ peers, ports })),
    ),
  };
}

function lets(rules: Rules, port: Port, workload: Workload, fits: (peer: Peer) => boolean) {
  if (rules === undefined) return true;
  return rules.some(
    ({ peers, ports }) =>
      hasPort(ports, port, workload) && (peers === undefined || peers.some(fits)),
  );
}

function letsNames(rules: Rules, protocol: string): boolean {
  if (rules === undefined) return true;
  return rules.some(
    ({ ports }) =>
      ports === undefined || ports.some((one) => one.port === 53 && one.protocol === protocol),
  );
}

/** Where no port is said, all are meant; one may be said by its name. */
function hasPort(ports: Rule['ports'], wanted: Port, { containers }: Workload): boolean {
  if (ports === undefined) return true;
  const names = containers
    .flatMap((container) => container.ports ?? [])
    .map(({ name, containerPort }) => [name, containerPort])
    .find((both) => both.includes(wanted)) ?? [wanted];
  return ports.some(
    ({ port, protocol = 'TCP' }) =>
      protocol === 'TCP' && (port === undefined || names.includes(port)),
  );
}

/** Pods of this workload, and not all of its namespace. */
function selectsOwn({ podSelector, namespaceSelector, ipBlock }: Peer, { labels }: Workload) {
  return (
    podSelector !== undefined &&
    namespaceSelector === undefined &&
    ipBlock === undefined &&
    !isEmpty(podSelector) &&
    selects(podSelector, labels)
  );
}

function isElsewhere({ namespaceSelector, ipBlock }: Peer): boolean {
  return namespaceSelector !== undefined || ipBlock !== undefined;
}
