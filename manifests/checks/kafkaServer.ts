import { planMemory } from '../../src/kafkaStart/command/memoryPlan.ts';
import { decideClusterId, judgeSpelling } from '../../src/kafkaStart/plan/clusterId.ts';
import { planBroker } from '../../src/kafkaStart/plan/brokerPlan.ts';
import { findPortClashes } from '../../src/kafkaStart/plan/portClashes.ts';
import { listPorts } from '../../src/kafkaStart/plan/sockets.ts';
import { planStopTimes } from '../../src/kafkaStart/stop/stopTimes.ts';
import { findBadValues } from '../../src/kafka/properties/badValues.ts';
import { mergeEntries } from '../../src/kafka/properties/entries.ts';
import { mapEnvironment } from '../../src/kafka/properties/environmentMapping.ts';
import { findProperty } from '../../src/kafka/properties/knownProperties.ts';
import { warnOfUnknown } from '../../src/kafka/properties/unknownProperties.ts';
import { propertyKeyOf } from '../../src/kafka/properties/variableName.ts';
import { probeSettings } from '../../src/kafka/settings/healthSettings.ts';
import { jvmSettings } from '../../src/kafka/settings/jvmSettings.ts';
import { kafkaSettings, ownVariables } from '../../src/kafka/settings/settings.ts';
import { readSettings } from '../../src/tool/settings.ts';
import { type Server, type ServerFacts, withoutFiles } from './server.ts';

/** What kafkaStart would make of a container. */
export function judgeKafka({ env: all, pod, memory, version, replicas }: ServerFacts): Server {
  const env = withoutFiles(
    all,
    (name) => ownVariables.has(name) || findProperty(propertyKeyOf(name)) !== undefined,
  );
  const mapped = mapEnvironment(env, ownVariables);
  const [own, java, probed] = [
    readSettings(kafkaSettings, { env }),
    readSettings(jvmSettings, { env }),
    readSettings(probeSettings, { env }),
  ];
  const issues = [
    ...mapped.issues,
    ...[own, java, probed].flatMap((read) => (read.ok ? [] : read.issues)),
  ];
  const given = mergeEntries(mapped.entries);
  const warnings = [...mapped.warnings, ...warnOfUnknown(given, ownVariables, version)];
  issues.push(...findBadValues(given, version));
  if (!own.ok || !java.ok) return nothing([...issues.map(say), ...warnings]);
  const planned = planBroker({ settings: own.settings, pod, version, given });
  if (!planned.ok) return nothing([...[...issues, ...planned.issues].map(say), ...warnings]);
  const { plan } = planned;
  const settings = own.settings;
  const clusterId = decideClusterId(settings, {}, issues);
  const facts = { settings, java: java.settings, supervised: true };
  const stop = planStopTimes({ ...plan, ...facts });
  const heap = planMemory({ ...facts, limit: memory });
  issues.push(...judgeSpelling(clusterId, []));
  issues.push(...findPortClashes({ ...plan, ...facts }), ...heap.issues);
  return {
    problems: [
      ...issues.map(say),
      ...warnings,
      ...plan.warnings,
      ...stop.warnings,
      ...heap.warnings,
      ...(plan.mode === 'kraft' && !plan.alone && clusterId === undefined
        ? ['CLUSTER_ID: is required of several members']
        : []),
      ...(settings.replicas === replicas
        ? []
        : [`KAFKA_REPLICAS: ${settings.replicas}, and spec.replicas is ${replicas}`]),
    ],
    ports: [...listPorts(plan.sockets).map(({ port }) => port), settings.healthPort],
    peerPorts: plan.sockets
      .filter(({ name }) => name !== settings.externalListener)
      .map(({ port }) => port),
    innerPorts: plan.sockets.filter(({ role }) => role === 'controller').map(({ port }) => port),
    dataDirs: plan.logDirs,
    confDir: settings.confDir ?? `${settings.kafkaHome}/config/generated`,
    stopMs: stop.budgetMs,
    stopWaits: true,
    healthPort: settings.healthPort,
    // It answers from what it has seen last.
    healthMs: 0,
  };
}

function say({ subject, problem }: { readonly subject: string; readonly problem: string }): string {
  return `${subject}: ${problem}`;
}

/** Where no broker comes of it, there is nothing else to be judged. */
function nothing(problems: readonly string[]): Server {
  const none = { ports: [], peerPorts: [], innerPorts: [], dataDirs: [], confDir: '', stopMs: 0 };
  return { ...none, problems, stopWaits: true, healthPort: undefined, healthMs: 0 };
}
