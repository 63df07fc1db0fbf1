import { parseAllDocuments, stringify } from 'yaml';
import { askKubectl } from './kubectl.ts';

type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** An object of Kubernetes, as a manifest has it. */
export interface Resource extends JsonObject {
  readonly kind: string;
}

export interface Change {
  /** For each container of that name, its image. */
  readonly images?: Readonly<Record<string, string>>;
  /** The class of every claim; undefined asks for the default class. */
  readonly storageClass: string | undefined;
  readonly accessMode?: string;
  /** A label of each pod that a StatefulSet or Deployment makes, beside those that it has. */
  readonly podLabel?: readonly [string, string];
}

/** What a folder of kustomize renders to. */
export async function renderFolder(folder: string): Promise<readonly Resource[]> {
  return parseManifest(await askKubectl(['kustomize', folder]));
}

export function parseManifest(text: string): readonly Resource[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Resource);
}

export function writeManifest(resources: readonly Resource[]): string {
  return resources.map((resource) => stringify(resource)).join('---\n');
}

/** The same objects with other images and claims. */
export function change(resources: readonly Resource[], wanted: Change): readonly Resource[] {
  return resources.map((resource) => changeIn(resource, wanted) as Resource);
}

// Containers and claims are told by what only they have, wherever in an object they are.
function changeIn(value: Json, wanted: Change): Json {
  if (Array.isArray(value)) return value.map((item: Json) => changeIn(item, wanted));
  if (!isObject(value)) return value;
  const object: JsonObject = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, changeIn(part, wanted)]),
  );
  const { image, name, accessModes, resources } = object;
  if (typeof image === 'string' && typeof name === 'string') {
    return { ...object, image: wanted.images?.[name] ?? image };
  }
  const { podLabel } = wanted;
  if (podLabel !== undefined && isObject(object['template'])) {
    return { ...object, template: addLabel(object['template'], podLabel) };
  }
  if (!Array.isArray(accessModes) || resources === undefined) return object;
  const { storageClassName: _, ...claim } = object;
  return {
    ...claim,
    accessModes: wanted.accessMode === undefined ? accessModes : [wanted.accessMode],
    ...(wanted.storageClass === undefined ? {} : { storageClassName: wanted.storageClass }),
  };
}

function addLabel(template: JsonObject, [name, value]: readonly [string, string]): JsonObject {
  const metadata = isObject(template['metadata']) ? template['metadata'] : {};
  const labels = isObject(metadata['labels']) ? metadata['labels'] : {};
  return { ...template, metadata: { ...metadata, labels: { ...labels, [name]: value } } };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
