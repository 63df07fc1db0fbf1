import type { IContainer } from 'kubernetes-models/v1';
import type { PodFacts } from '../../src/pod/readPod.ts';
import { type Bundle, listKind } from './bundle.ts';
import { environmentOf, type Environment } from './environment.ts';
import { judgeKafka } from './kafkaServer.ts';
import { parseQuantity } from './quantity.ts';
import type { Server } from './server.ts';
import { listContainers, type Workload } from './workload.ts';
import { judgeZooKeeper } from './zookeeperServer.ts';

const judges = [
  ['ZK_', judgeZooKeeper],
  ['KAFKA_', judgeKafka],
] as const;

/** A server of ours in a pod of a workload. */
export interface PodServer {
  readonly title: string;
  readonly workload: Workload;
  readonly container: IContainer;
  readonly env: Environment;
  readonly server: Server;
}

/** The servers of ours in the bundle, of each workload the first pod's and the last one's. */
export function listServers(bundle: Bundle): readonly PodServer[] {
  return listContainers(bundle).flatMap(({ workload, container, title }) => {
    const ordinals = [...new Set([0, workload.replicas - 1])];
    return ordinals.flatMap((ordinal) => {
      const pod = podOf(workload, ordinal);
      const env = environmentOf(container, pod.name, bundle);
      const [, judge] =
        judges.find(([prefix]) => Object.keys(env).some((name) => name.startsWith(prefix))) ?? [];
      if (judge === undefined) return [];
      const bytes = parseQuantity(container.resources?.limits?.['memory']);
      const facts = {
        env,
        pod,
        memory: { bytes, problem: undefined },
        version: versionOf(container),
      };
      const server = judge({ ...facts, replicas: workload.replicas });
      return [{ title, workload, container, env, server }];
    });
  });
}

function podOf({ object }: Workload, ordinal: number): PodFacts {
  const name = `${object.metadata?.name}-${ordinal}`;
  const fqdn = `${name}.${object.spec?.serviceName}.default.svc.cluster.local`;
  return {
    name,
    nameSource: 'host name',
    hosts: [{ address: '10.0.0.1', names: [fqdn, name] }],
    service: undefined,
    namespace: undefined,
    clusterDomain: 'cluster.local',
  };
}

function versionOf({ image = '' }: IContainer): string {
  return /:(\d+\.\d+\.\d+)/.exec(image)?.[1] ?? '';
}

/** Settings that our tools would refuse or warn of, and what they need of a container and do not find. */
export function findServerProblems(bundle: Bundle): string[] {
  const problems = listServers(bundle).flatMap((one) =>
    judgeServer(one, bundle).map((problem) => `${one.title}: ${problem}`),
  );
  return [...new Set(problems)];
}

function judgeServer(one: PodServer, bundle: Bundle): string[] {
  return [
    ...(versionOf(one.container) === '' ? ["the image's tag is no version"] : []),
    ...one.server.problems,
    ...(isShell(one.container)
      ? ['command: a shell stands between the kubelet and the server']
      : []),
    ...findPlaceProblems(one),
    ...findOpenPorts(one),
    ...findNameProblems(one, bundle),
  ];
}

// The image's entrypoint is the tool that starts the server.
function isShell({ command: [program = ''] = [] }: IContainer): boolean {
  return /(?:^|\/)(?:ba|da)?sh$/.test(program);
}

/** Data on a claim, below its mount point, where lost+found is; configuration in memory. */
function findPlaceProblems({ server, container, workload }: PodServer): string[] {
  const mounts = container.volumeMounts ?? [];
  const claimed = mounts.filter(
    ({ name, readOnly }) => workload.claims.includes(name) && readOnly !== true,
  );
  const lost = server.dataDirs.filter(
    (dir) => !claimed.some(({ mountPath }) => dir.startsWith(`${mountPath}/`)),
  );
  const conf = mounts.find(({ mountPath }) => mountPath === server.confDir)?.name;
  const volume = workload.pod.volumes?.find(({ name }) => name === conf);
  return [
    ...lost.map((dir) => `${dir}: is in no folder of a claim that can be written to`),
    ...(volume?.emptyDir?.medium === 'Memory'
      ? []
      : [`${server.confDir}: is no emptyDir in memory, and keys are written there`]),
  ];
}

function findOpenPorts({ server, container }: PodServer): string[] {
  const declared = new Set((container.ports ?? []).map(({ containerPort }) => containerPort));
  const opened = new Set(server.ports);
  return [
    ...server.ports
      .filter((port) => !declared.has(port))
      .map((port) => `port ${port} is not declared`),
    ...[...declared]
      .filter((port) => !opened.has(port))
      .map((port) => `port ${port} is declared, and not opened`),
  ];
}

/** Members have to find each other before any of them is ready. */
function findNameProblems({ workload }: PodServer, bundle: Bundle): string[] {
  const name = workload.object.spec?.serviceName;
  const service = listKind(bundle, 'Service').find(({ metadata }) => metadata?.name === name);
  return service?.spec?.publishNotReadyAddresses === true
    ? []
    : [`Service ${name} does not publish pods that are not ready (publishNotReadyAddresses)`];
}
