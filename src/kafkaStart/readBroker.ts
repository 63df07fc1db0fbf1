import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { FileWrite } from '../files/fileWrite.ts';
import { readVariables } from '../kafka/properties/readVariables.ts';
import { findBadValues } from '../kafka/properties/badValues.ts';
import { warnOfExposed } from '../kafka/properties/exposedSecrets.ts';
import { warnOfUnknown } from '../kafka/properties/unknownProperties.ts';
import { readImageStores } from '../kafka/security/readImageStores.ts';
import { readSecurity, type Security } from '../kafka/security/readSecurity.ts';
import { readVersion } from '../kafka/readVersion.ts';
import { jvmSettings } from '../kafka/settings/jvmSettings.ts';
import {
  type KafkaSettings,
  kafkaSettings,
  ownVariables,
  probedVariables,
} from '../kafka/settings/settings.ts';
import { readPod } from '../pod/readPod.ts';
import { type Arguments, isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { flagNames, type Issue } from '../tool/settings.ts';
import { type BrokerPlan, planBroker } from './plan/brokerPlan.ts';
import { decideClusterId } from './plan/clusterId.ts';
import { findOwnHost } from './plan/ownHost.ts';
import { findPortClashes } from './plan/portClashes.ts';
import { generateFiles } from './command/generatedFiles.ts';
import { foundingOptions } from './command/foundingOptions.ts';
import { readGiven } from './readGiven.ts';
import { readJvm } from './readJvm.ts';
import { readOn } from './readOn.ts';
import { type Rack, readRack } from './readRack.ts';
import { refuse } from './refusal.ts';
import type { CommandFacts } from './command/serverCommand.ts';
import { askHealthAddress } from './preflight/askHealthAddress.ts';
import { readConfDirIssues } from './preflight/readConfDir.ts';
import type { Preflight } from './preflight/preflight.ts';
import { type Owner, readPlaceIssues, readPreflight } from './preflight/readPreflight.ts';
import { planStopTimes, type StopTimes } from './stop/stopTimes.ts';

/** All that is decided before anything is done. */
export interface Broker {
  readonly settings: KafkaSettings;
  readonly plan: BrokerPlan;
  readonly security: Security;
  /** The DNS name by which the pod calls itself, if it goes by one. */
  readonly ownHost: string | undefined;
  readonly command: CommandFacts;
  /** The cluster id to format the storage with; undefined where it is formatted, or needs no format. */
  readonly formatAs: string | undefined;
  /** Whether that id was drawn by chance, since none is given. */
  readonly isDrawn: boolean;
  /** The cluster that the volume belongs to already. */
  readonly owner: Owner | undefined;
  /** All that is written before java starts. */
  readonly files: readonly FileWrite[];
  readonly stopTimes: StopTimes;
  readonly preflight: Preflight;
  /** Options of the format that say how this node becomes a part of a dynamic quorum. */
  readonly foundingOptions: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads environment, files and volume, and decides what to run. Throws a ToolError with every problem where
 * that cannot be decided; what only the preflight refuses is left to the caller, who may want to show the rest.
 */
export async function readBroker(args: Arguments, env: Env): Promise<Broker> {
  const issues: Issue[] = [];
  const { ofSettings, entries, warnings, ...read } = readVariables(env, {
    own: ownVariables,
    probed: probedVariables,
  });
  const sources = { env, flags: args.flags, variables: ofSettings };
  const settings = readOn(kafkaSettings, sources, issues);
  const java = readOn(jvmSettings, sources, issues);
  issues.push(...read.issues);
  const { kafkaHome } = settings;
  const given = readGiven(
    args,
    [...readImageStores(settings, issues), ...entries],
    kafkaHome,
    issues,
  );
  const clusterId = decideClusterId(settings, args.flags, issues);
  const version = readVersion(kafkaHome);
  if (!version.ok) {
    issues.push({ subject: 'KAFKA_HOME', problem: version.problem, exitCode: ExitCode.Config });
    throw refuse(issues);
  }
  const { rack, warnings: ofRack } = given.has('broker.rack') ? withoutRack : readRack(settings);
  const pod = readPod(env);
  const planned = planBroker({ settings, pod, version: version.value, given, rack });
  // behind what the plan says, which knows better what a property is for
  const badValues = findBadValues(given, version.value);
  if (!planned.ok) {
    // whether a name without an ordinal will do depends on how many there are
    const isCounted = issues.every(({ subject }) => !replicasSubjects.has(subject));
    throw refuse([
      ...issues,
      ...planned.issues.filter(({ subject }) => isCounted || subject !== pod.nameSource),
      ...badValues,
      ...readPlaceIssues(planned.dirs, clusterId),
    ]);
  }
  issues.push(...badValues);
  const { plan: open } = planned;
  const supervised = !isOn(args.flags, 'exec');
  const jvm = readJvm({ settings, java, version: version.value, env, supervised });
  issues.push(...jvm.issues, ...findPortClashes({ ...open, settings, java, supervised }));
  const confDir = dirname(jvm.command.paths.serverProperties);
  const security = readSecurity({ settings, ...open, confDir, javaOptions: java.opts });
  issues.push(...security.issues);
  const plan = { ...open, properties: security.properties };
  const found = readPreflight({ plan, settings, given, clusterId, version: version.value });
  const stopTimes = planStopTimes({ ...plan, settings, supervised });
  const files = [...security.files, ...generateFiles(jvm.command, plan.properties)];
  const refusals = [
    ...found.refusals,
    ...readConfDirIssues(files),
    ...(await askHealthAddress(supervised ? settings.healthAddress : undefined)),
  ];
  const { formatAs } = found;
  if (issues.length > 0) throw refuse([...issues, ...refusals]);
  return {
    settings,
    plan,
    security,
    ownHost: findOwnHost({ ...plan, podName: pod.name }),
    command: jvm.command,
    formatAs,
    isDrawn: formatAs !== undefined && clusterId === undefined,
    owner: found.owner,
    files,
    stopTimes,
    foundingOptions: formatAs === undefined ? [] : foundingOptions(plan.founding, formatAs, sha256),
    preflight: { refusals, findings: [...found.findings, ...jvm.findings] },
    warnings: [
      ...warnings,
      ...warnOfExposed(given),
      ...warnOfUnknown(given, ownVariables, version.value),
      ...plan.warnings,
      ...jvm.warnings,
      ...stopTimes.warnings,
      ...(plan.roles.includes('broker') ? ofRack : []),
      ...security.warnings,
    ],
  };
}

const replicasSubjects: ReadonlySet<string> = new Set([
  kafkaSettings.replicas.name,
  ...flagNames(kafkaSettings.replicas).map((flag) => `--${flag}`),
]);

const withoutRack: Rack = { rack: undefined, warnings: [] };

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
