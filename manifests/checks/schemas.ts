import { Certificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import { Issuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer';
import { PodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolume } from 'kubernetes-models/v1/PersistentVolume';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { type Bundle, type KubernetesObject, titleOf } from './bundle.ts';
import { watchReads } from './unread.ts';

/** The kinds that manifests are made of, each with the schema of the package's Kubernetes. */
const models = [
  Certificate,
  ConfigMap,
  Issuer,
  NetworkPolicy,
  PersistentVolume,
  PodDisruptionBudget,
  PodMonitor,
  PrometheusRule,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
] as const;
type Model = (typeof models)[number];

/** What Kubernetes would refuse: kinds, fields and values that it does not know. */
export function findSchemaProblems(bundle: Bundle): string[] {
  return bundle.flatMap((object) => {
    const { apiVersion, kind } = object;
    const model = models.find((one) => one.apiVersion === apiVersion && one.kind === kind);
    const problems =
      model === undefined
        ? [`no schema is known of ${apiVersion} ${kind}`]
        : validateObject(object, model);
    return problems.map((problem) => `${titleOf(object)}: ${problem}`);
  });
}

function validateObject(object: KubernetesObject, model: Model): string[] {
  const watched = watchReads(object);
  const problems = validate(watched.value, model);
  return [...problems, ...watched.listUnread().map((path) => `${path}: unknown field`)];
}

function validate(value: unknown, model: Model): string[] {
  try {
    // oxlint-disable-next-line typescript/unbound-method -- applied to what is watched, in the place of a model
    Reflect.apply(model.prototype.validate, value, []);
    return [];
  } catch (error) {
    if (!isSchemaError(error)) throw error;
    return error.errors.map(
      ({ instancePath, keyword, params }) =>
        `${instancePath}: ${keyword} ${JSON.stringify(params)}`,
    );
  }
}

interface SchemaError {
  readonly errors: readonly {
    readonly instancePath: string;
    readonly keyword: string;
    readonly params: unknown;
  }[];
}

// What ajv throws is exported by none of the packages.
function isSchemaError(error: unknown): error is SchemaError {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
