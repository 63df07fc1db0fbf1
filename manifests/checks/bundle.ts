import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { IConfigMap, ISecret, IService, IServiceAccount } from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';

/** What is applied together: the objects of one rendered overlay. */
export type Bundle = readonly KubernetesObject[];

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The kinds that checks look into. */
export interface Kinds {
  readonly Certificate: ICertificate;
  readonly ConfigMap: IConfigMap;
  readonly NetworkPolicy: INetworkPolicy;
  readonly PodDisruptionBudget: IPodDisruptionBudget;
  readonly PodMonitor: IPodMonitor;
  readonly Secret: ISecret;
  readonly Service: IService;
  readonly ServiceAccount: IServiceAccount;
  readonly StatefulSet: IStatefulSet;
}

export function parseBundle(text: string): Bundle {
  return parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS());
}

/** The objects of a kind, as its schema says they are: another check holds them to that. */
export function listKind<K extends keyof Kinds>(bundle: Bundle, kind: K): readonly Kinds[K][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- findSchemaProblems tells of any that is not
  return bundle.filter((object) => object.kind === kind) as unknown as readonly Kinds[K][];
}

/** What problems call an object: `StatefulSet zk`. */
export function titleOf({ kind, metadata }: KubernetesObject | Kinds[keyof Kinds]): string {
  return `${kind} ${metadata?.name ?? '(no name)'}`;
}
