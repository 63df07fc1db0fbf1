import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import { type Bundle, listKind } from './bundle.ts';
import { listContainers, listWorkloads, type Workload } from './workload.ts';

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key?: string;
}

/** ConfigMaps, Secrets, keys of them, accounts and volumes that are named and not there. */
export function findReferenceProblems(bundle: Bundle): string[] {
  return [
    ...listWorkloads(bundle).flatMap((workload) =>
      findPodProblems(workload, bundle).map((problem) => `${workload.title}: ${problem}`),
    ),
    ...listContainers(bundle).flatMap(({ workload, container, title }) => {
      const volumes = new Set(listVolumes(workload));
      const missing = listVariableReferences(container)
        .filter((reference) => !isThere(reference, bundle))
        .map((reference) => `${title}: env: ${describe(reference)}`);
      const mounts = (container.volumeMounts ?? [])
        .filter(({ name }) => !volumes.has(name))
        .map(({ name }) => `${title}: there is no volume ${name}`);
      return missing.concat(mounts);
    }),
  ];
}

function findPodProblems(workload: Workload, bundle: Bundle): string[] {
  const { pod, containers, initContainers } = workload;
  const mounted = [...containers, ...initContainers].flatMap(
    ({ volumeMounts = [] }) => volumeMounts,
  );
  return [
    ...listVolumeReferences(pod)
      .filter((reference) => !isThere(reference, bundle))
      .map((reference) => `volumes: ${describe(reference)}`),
    ...findAccountProblems(pod, bundle),
    ...listVolumes(workload)
      .filter((volume) => !mounted.some(({ name }) => name === volume))
      .map((volume) => `volume ${volume} is mounted nowhere`),
  ];
}

function listVolumes({ pod, claims }: Workload): string[] {
  return [...(pod.volumes ?? []).map(({ name }) => name), ...claims];
}

function describe({ kind, name, key }: Reference): string {
  return key === undefined
    ? `there is no ${kind} ${name}`
    : `there is no key ${key} in ${kind} ${name}`;
}

function isThere({ kind, name, key }: Reference, bundle: Bundle): boolean {
  // cert-manager makes the Secret of a Certificate
  const certificates = listKind(bundle, 'Certificate');
  if (kind === 'Secret' && certificates.some(({ spec }) => spec?.secretName === name)) return true;
  const found = listKind(bundle, kind).find(({ metadata }) => metadata?.name === name);
  if (found === undefined) return false;
  return key === undefined || key in keysOf(found);
}

function keysOf(found: object): Readonly<Record<string, unknown>> {
  const { data, stringData, binaryData }: Readonly<Record<string, object | undefined>> = {
    ...found,
  };
  return { ...data, ...stringData, ...binaryData };
}

function listVariableReferences({ env = [], envFrom = [] }: IContainer): Reference[] {
  const single = env.flatMap(({ valueFrom }) => [
    ...listOne('ConfigMap', valueFrom?.configMapKeyRef),
    ...listOne('Secret', valueFrom?.secretKeyRef),
  ]);
  const whole = envFrom.flatMap(({ configMapRef, secretRef }) => [
    ...listOne('ConfigMap', configMapRef),
    ...listOne('Secret', secretRef),
  ]);
  return [...single, ...whole];
}

interface Source {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

/** What may be missing is no problem where it is. */
function listOne(kind: Reference['kind'], source: Source | undefined): Reference[] {
  if (source?.name === undefined || source.optional === true) return [];
  const { name, key } = source;
  return [key === undefined ? { kind, name } : { kind, name, key }];
}

function listVolumeReferences({ volumes = [] }: IPodSpec): Reference[] {
  return volumes.flatMap(({ configMap, secret, projected }) => [
    ...listKeys('ConfigMap', configMap),
    ...listKeys(
      'Secret',
      secret?.secretName === undefined ? undefined : { ...secret, name: secret.secretName },
    ),
    ...(projected?.sources ?? []).flatMap((source) => listKeys('ConfigMap', source.configMap)),
    ...(projected?.sources ?? []).flatMap((source) => listKeys('Secret', source.secret)),
  ]);
}

interface Files extends Source {
  readonly items?: readonly { readonly key: string }[];
}

function listKeys(kind: Reference['kind'], files: Files | undefined): Reference[] {
  const whole = listOne(kind, files);
  const items = files?.items ?? [];
  if (items.length === 0) return whole;
  return whole.flatMap(({ name }) => items.map(({ key }) => ({ kind, name, key })));
}

function findAccountProblems({ serviceAccountName }: IPodSpec, bundle: Bundle): string[] {
  if (serviceAccountName === undefined) return ['no ServiceAccount of its own'];
  const accounts = listKind(bundle, 'ServiceAccount');
  return accounts.some(({ metadata }) => metadata?.name === serviceAccountName)
    ? []
    : [`there is no ServiceAccount ${serviceAccountName}`];
}
