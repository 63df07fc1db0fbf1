import { parseProperties } from '../../src/java/properties.ts';
import { mergeEntries, type Entry } from '../../src/kafka/properties/entries.ts';
import { mapEnvironment } from '../../src/kafka/properties/environmentMapping.ts';
import { parseOverride } from '../../src/kafka/properties/override.ts';
import { kafkaSettings, ownVariables } from '../../src/kafka/settings/settings.ts';
import { type BrokerPlan, planBroker } from '../../src/kafkaStart/plan/brokerPlan.ts';
import type { PodFacts } from '../../src/pod/readPod.ts';
import { readSettings } from '../../src/tool/settings.ts';

export const kafkaDomain = 'kafka-svc.default.svc.cluster.local';

export interface Case {
  readonly pod?: Partial<PodFacts>;
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The text of a mounted server.properties. */
  readonly file?: string;
  readonly overrides?: readonly string[];
  /** Where the pod is. */
  readonly rack?: string;
}

/** Plans the broker of pod kafka-1, of three, as kafkaStart would. */
export function plan(given: Case) {
  const { pod, version = '4.3.1', env = {}, file = '', overrides = [], rack } = given;
  const read = readSettings(kafkaSettings, { env });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return planBroker({
    settings: read.settings,
    version,
    rack,
    pod: {
      name: 'kafka-1',
      nameSource: 'host name',
      hosts: [{ address: '10.244.1.5', names: [`kafka-1.${kafkaDomain}`, 'kafka-1'] }],
      service: undefined,
      namespace: undefined,
      clusterDomain: 'cluster.local',
      ...pod,
    },
    given: mergeEntries(
      parseProperties(file).map(([key, value]) => ({ key, value, subject: `${key} in file` })),
      mapEnvironment(env, ownVariables).entries,
      overrides.map((word) => overrideOf(word)),
    ),
  });
}

/** The plan of a broker that nothing is wrong with. */
export function planned(given: Case): BrokerPlan {
  const result = plan(given);
  if (!result.ok) throw new Error(problems(given).join('\n'));
  return result.plan;
}

/** All properties of a planned broker. */
export function propertiesOf(given: Case): Record<string, string> {
  return Object.fromEntries(
    [...planned(given).properties.values()].map(({ key, value }) => [key, value]),
  );
}

/** Each problem in one line, with the exit code before it. */
export function problems(given: Case): string[] {
  const result = plan(given);
  return result.ok
    ? []
    : result.issues.map(({ subject, problem, exitCode }) => `${exitCode} ${subject}: ${problem}`);
}

function overrideOf(word: string): Entry {
  const parsed = parseOverride(word);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
