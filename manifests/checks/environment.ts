import type { IContainer, IEnvVar } from 'kubernetes-models/v1';
import { type Bundle, listKind } from './bundle.ts';

/** A container's variables, as the pod with this name has them. */
export type Environment = Readonly<Record<string, string>>;

/** What the downward API says of a pod, beside its name. */
const fields: ReadonlyMap<string, string> = new Map([
  ['metadata.namespace', 'default'],
  ['status.podIP', '10.0.0.1'],
]);

/** The variables of a container; those that lead nowhere, which another check finds, are left out. */
export function environmentOf(container: IContainer, podName: string, bundle: Bundle): Environment {
  const given = (container.env ?? []).flatMap((variable) => {
    const value = valueOf(variable, podName, bundle);
    return value === undefined ? [] : [[variable.name, value] as const];
  });
  const whole = (container.envFrom ?? []).flatMap(({ configMapRef, prefix = '' }) => {
    const data = Object.entries(configMap(configMapRef?.name, bundle));
    return data.map(([key, value]) => [`${prefix}${key}`, value] as const);
  });
  return Object.fromEntries([...whole, ...given]);
}

function valueOf({ value, valueFrom }: IEnvVar, podName: string, bundle: Bundle) {
  if (valueFrom === undefined) return value ?? '';
  const { configMapKeyRef, fieldRef, secretKeyRef } = valueFrom;
  if (fieldRef?.fieldPath === 'metadata.name') return podName;
  // A label that is not there is empty.
  if (fieldRef !== undefined) return fields.get(fieldRef.fieldPath) ?? '';
  if (secretKeyRef !== undefined) return 'secret';
  return configMap(configMapKeyRef?.name, bundle)[configMapKeyRef?.key ?? ''];
}

function configMap(name: string | undefined, bundle: Bundle): Readonly<Record<string, string>> {
  const found = listKind(bundle, 'ConfigMap').find(({ metadata }) => metadata?.name === name);
  return found?.data ?? {};
}
