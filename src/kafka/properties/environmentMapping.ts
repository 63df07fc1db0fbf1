import { ExitCode } from '../../tool/exitCode.ts';
import { type Env, isServiceLink } from '../../tool/serviceLink.ts';
import type { Given, Issue } from '../../tool/settings.ts';
import type { Entry } from './entries.ts';
import { findProperty } from './knownProperties.ts';
import { propertyKeyOf, variablePrefix } from './variableName.ts';

/**
 * Variables of the stock scripts and images that are no properties (kafka-run-class.sh,
 * KafkaDockerWrapper, the images of Confluent and Bitnami), with what to set instead where they did
 * something that is not done here; and those of tools of ours beside the broker.
 */
const notProperties: ReadonlyMap<string, string | undefined> = new Map([
  ['KAFKA_VERSION', undefined],
  // kafkaCli's
  ['KAFKA_TOOLS_HEAP_OPTS', undefined],
  ['KAFKA_TOOLS_OPTS', undefined],
  ['KAFKA_DATA_DIR', 'set KAFKA_LOG_DIRS'],
  ['KAFKA_DATA_DIRS', undefined],
  ['KAFKA_CUB_ZK_TIMEOUT', undefined],
  ['KAFKA_EXTRA_FLAGS', 'give them to kafkaStart as arguments'],
]);

/** Types of which nothing is no value; a variable that says nothing is then as good as unset. */
const neverEmpty: ReadonlySet<string> = new Set([
  'BOOLEAN',
  'CLASS',
  'DOUBLE',
  'INT',
  'LONG',
  'SHORT',
]);

/** To Kafka an empty rack is a rack like any other; from the label of a node, it is none. */
const rack = 'broker.rack';

interface Mapped {
  readonly entries: readonly Entry[];
  readonly warnings: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * The properties that the environment sets: every `KAFKA_…` variable that is neither our own, nor
 * one of the scripts', nor injected by Kubernetes for a Service named kafka; and what `files` says, by the
 * variable that a file stands for.
 */
export function mapEnvironment(
  env: Env,
  own: ReadonlySet<string>,
  files: ReadonlyMap<string, Given> = new Map(),
): Mapped {
  const inFiles = new Set([...files.keys()].map((name) => `${name}_FILE`));
  const names = Object.keys(env)
    .filter((name) => name.startsWith(variablePrefix) && name !== variablePrefix)
    .filter((name) => env[name] !== undefined && !own.has(name) && !inFiles.has(name))
    .filter((name) => !files.has(name))
    .toSorted();
  const links = names.filter((name) => isServiceLink(name, env));
  const said = names
    .filter((name) => !links.includes(name) && !notProperties.has(name))
    .map((name) => ({ key: propertyKeyOf(name), value: env[name] ?? '', subject: name }));
  const [empty, full] = [said.filter(isVoid), said.filter((entry) => !isVoid(entry))];
  const inTheirFiles = [...files]
    .filter(([name]) => !own.has(name))
    .map(([name, { raw, subject }]) => ({ key: propertyKeyOf(name), value: raw, subject }));
  const entries = [...full, ...inTheirFiles];
  return {
    entries,
    warnings: [
      ...warnOfLinks(links),
      ...names.flatMap((name) => warnOfUnused(name)),
      ...empty.map(({ key, subject }) => `${subject}: empty, which ${key} cannot be: left out`),
    ],
    issues: findContradictions(entries),
  };
}

function isVoid({ key, value }: Entry): boolean {
  if (value.trim() !== '') return false;
  return key === rack || neverEmpty.has(findProperty(key)?.type ?? '');
}

/** Nobody could tell which of two variables for one property should count. */
function findContradictions(entries: readonly Entry[]): Issue[] {
  return [...Map.groupBy(entries, ({ key }) => key)].flatMap(([key, [first, ...others]]) =>
    others
      .filter(({ value }) => value !== first?.value)
      .map(({ subject }) => ({
        subject,
        problem: `${key} is set by ${first?.subject} as well, and to something else (set one of them)`,
        exitCode: ExitCode.Config,
      })),
  );
}

function warnOfLinks([first, ...more]: readonly string[]): string[] {
  if (first === undefined) return [];
  const names = more.length === 0 ? first : `${first} and ${more.length} more`;
  return [
    `${names}: injected by Kubernetes for a Service, ignored (enableServiceLinks: false in the pod keeps them away)`,
  ];
}

function warnOfUnused(name: string): string[] {
  const hint = notProperties.get(name);
  return hint === undefined ? [] : [`${name}: not used here, ignored (${hint})`];
}
