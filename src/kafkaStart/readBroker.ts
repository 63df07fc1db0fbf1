import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { chooseClusterId } from '../kafka/clusterId.ts';
import { type Entry, mergeEntries } from '../kafka/entries.ts';
import { mapEnvironment } from '../kafka/environmentMapping.ts';
import { parseOverride } from '../kafka/override.ts';
import { readLogDir } from '../kafka/readLogDir.ts';
import { readServerProperties } from '../kafka/readServerProperties.ts';
import { readVersion } from '../kafka/readVersion.ts';
import {
  javaSettings,
  type KafkaSettings,
  kafkaSettings,
  ownVariables,
} from '../kafka/settings.ts';
import { readPod } from '../pod/readPod.ts';
import type { Arguments } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { FileWrite } from '../tool/fileWrite.ts';
import type { Env } from '../tool/serviceLink.ts';
import { exitCodeOf, type Issue, readSettings } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { type BrokerPlan, planBroker } from './brokerPlan.ts';
import { generatedPaths, generateFiles, isMigrating } from './generatedFiles.ts';
import type { CommandFacts } from './serverCommand.ts';
import { judgeStorage } from './storage.ts';

/** All that is decided before anything is done. */
export interface Broker {
  readonly settings: KafkaSettings;
  readonly plan: BrokerPlan;
  readonly files: readonly FileWrite[];
  readonly command: CommandFacts;
  /** The cluster id to format the storage with; undefined where it is formatted, or needs no format. */
  readonly formatAs: string | undefined;
  readonly warnings: readonly string[];
}

/** Reads environment, files and volume, and decides what to run; throws a ToolError with every problem. */
export function readBroker({ flags, operands }: Arguments, env: Env): Broker {
  const read = readSettings(kafkaSettings, { env, flags });
  const java = readSettings(javaSettings, { env, flags });
  if (!read.ok || !java.ok) {
    throw refuse([...(read.ok ? [] : read.issues), ...(java.ok ? [] : java.issues)]);
  }
  const { settings } = read;
  const { kafkaHome } = settings;
  const version = readVersion(kafkaHome);
  const mapped = mapEnvironment(env, ownVariables);
  const given = mergeEntries(
    readServerProperties(operands[0], kafkaHome),
    mapped.entries,
    parseOverrides(flags['override'] ?? []),
  );
  const planned = planBroker({ settings, pod: readPod(env), version, given });
  if (!planned.ok) throw refuse(planned.issues);
  const { plan } = planned;
  const storage = judgeStorage({
    ...plan,
    dirs: plan.logDirs.map((path) => readLogDir(path)),
    clusterId: settings.clusterId ?? settings.kafkaClusterId,
    freshId: freshClusterId(),
    migrating: isMigrating(plan.properties),
  });
  if (!storage.ok) throw refuse(storage.issues);
  const paths = generatedPaths(settings.confDir ?? join(kafkaHome, 'config/generated'), version);
  const hostsFile = env['POD_HOSTS_FILE']?.trim();
  return {
    settings,
    plan,
    files: generateFiles(paths, plan.properties, version),
    command: {
      java: java.settings,
      kafkaHome,
      version,
      paths,
      hostsFile: hostsFile === '' ? undefined : hostsFile,
    },
    formatAs: storage.formatAs,
    warnings: [...mapped.warnings, ...plan.warnings],
  };
}

function parseOverrides(words: readonly string[]): Entry[] {
  const parsed = words.map((word) => parseOverride(word));
  const issues = parsed.flatMap((one) =>
    one.ok ? [] : [{ subject: '--override', problem: one.problem, exitCode: ExitCode.Usage }],
  );
  if (issues.length > 0) throw refuse(issues);
  return parsed.flatMap((one) => (one.ok ? [one.value] : []));
}

function freshClusterId(): string {
  return chooseClusterId(randomBytes(16)) ?? freshClusterId();
}

function refuse(issues: readonly Issue[]): ToolError {
  const lines = issues.map(({ subject, problem }) => `${subject}: ${problem}`);
  return new ToolError(exitCodeOf(issues), lines);
}
