import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IContainer, IProbe } from 'kubernetes-models/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';
import { type Selector, selects } from './selector.ts';
import { listContainers, listWorkloads, type Workload } from './workload.ts';

export type Port = string | number;

/** Ports that no container opens where a Service, a NetworkPolicy, a monitor or a probe says so. */
export function findPortProblems(bundle: Bundle): string[] {
  const workloads = listWorkloads(bundle);
  const meet = (selector: Selector) => workloads.filter(({ labels }) => selects(selector, labels));
  return [
    ...listKind(bundle, 'Service').flatMap((service) => {
      const { selector = {}, ports = [] } = service.spec ?? {};
      const wanted = ports.map(({ port, targetPort }) => targetPort ?? port);
      return findMissing(titleOf(service), wanted, meet({ matchLabels: selector }));
    }),
    ...workloads.flatMap((workload) =>
      findMissing('Prometheus', listScrapedPorts(workload, bundle), [workload]),
    ),
    ...listKind(bundle, 'NetworkPolicy').flatMap((policy) => findPolicyPorts(policy, meet)),
    ...listContainers(bundle).flatMap(({ container, title }) =>
      [...findDoubles(container), ...findProbed(container)].map(
        (problem) => `${title}: ${problem}`,
      ),
    ),
  ];
}

/** Ports of a workload that Prometheus is told of, by the pods' annotations or by a monitor. */
export function listScrapedPorts({ object, labels }: Workload, bundle: Bundle): readonly Port[] {
  const said = object.spec?.template.metadata?.annotations ?? {};
  const annotated =
    said['prometheus.io/scrape'] === 'true' ? [Number(said['prometheus.io/port'])] : [];
  const monitored = listKind(bundle, 'PodMonitor')
    .filter(({ spec }) => selects(spec.selector, labels))
    .flatMap(({ spec }) => (spec.podMetricsEndpoints ?? []).flatMap(({ port }) => port ?? []));
  return [...annotated, ...monitored];
}

function findPolicyPorts(
  policy: INetworkPolicy,
  meet: (selector: Selector) => readonly Workload[],
): string[] {
  const { podSelector = {}, ingress = [], egress = [] } = policy.spec ?? {};
  const title = titleOf(policy);
  const entered = ingress.flatMap(({ ports = [] }) => ports.flatMap(({ port }) => port ?? []));
  const left = egress.flatMap(({ to = [], ports = [] }) => {
    const wanted = ports.flatMap(({ port }) => port ?? []);
    return to.flatMap(({ podSelector: others }) =>
      others === undefined ? [] : findMissing(`${title}: egress`, wanted, meet(others)),
    );
  });
  return [...findMissing(`${title}: ingress`, entered, meet(podSelector)), ...left];
}

/** The probes of a container by what they are called. */
export function listProbes(container: IContainer): Readonly<Record<string, IProbe>> {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  return {
    ...(startupProbe === undefined ? {} : { startupProbe }),
    ...(readinessProbe === undefined ? {} : { readinessProbe }),
    ...(livenessProbe === undefined ? {} : { livenessProbe }),
  };
}

function findMissing(title: string, wanted: readonly Port[], workloads: readonly Workload[]) {
  return workloads.flatMap((workload) =>
    wanted
      .filter((port) => !workload.containers.some((container) => opens(container, port)))
      .map((port) => `${title}: no container of ${workload.title} has port ${port}`),
  );
}

function opens({ ports = [] }: IContainer, port: Port): boolean {
  return ports.some(({ name, containerPort }) => name === port || containerPort === port);
}

function findProbed(container: IContainer): string[] {
  return Object.entries(listProbes(container)).flatMap(([name, probe]) => {
    const port = probe.httpGet?.port ?? probe.tcpSocket?.port;
    if (port === undefined || opens(container, port)) return [];
    return [`${name}: the container has no port ${port}`];
  });
}

function findDoubles({ ports = [] }: IContainer): string[] {
  const all = ports.flatMap(({ name, containerPort }): Port[] => [name ?? '', containerPort]);
  const doubles = all.filter((port, index) => port !== '' && all.indexOf(port) !== index);
  return doubles.map((port) => `port ${port} is there twice`);
}
