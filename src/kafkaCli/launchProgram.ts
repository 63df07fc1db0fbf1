import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveJava } from '../java/resolveJava.ts';
import { readArchives } from '../kafka/readArchives.ts';
import { readJars } from '../kafka/readJars.ts';
import { majorOf } from '../kafka/version.ts';
import { launchServer } from '../process/launchServer.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { findNearest } from '../tool/nearest.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { valueOf } from '../tool/variable.ts';
import { cliArguments } from './javaArguments.ts';
import { keepProperties } from './ownOptions.ts';
import { findClass, fixedArguments, listPrograms } from './programs.ts';
import { readKafka } from './readKafka.ts';

/** Options that every JVM, or its launcher, reads by itself. */
const readByJava = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'] as const;

/** Becomes java with the tool of this name; throws a ToolError where this Kafka has none of it. */
export function launchProgram(name: string, args: readonly string[]): never {
  const { env } = process;
  const { settings, version } = readKafka();
  const { kafkaHome, cdsArchive } = settings;
  const className = findClass(version, name) ?? rejectName(name, version);
  const facts = {
    settings,
    version,
    className,
    jars: readJars(kafkaHome),
    archive: readArchives({ kafkaHome, given: cdsArchive }).broker,
    logging: findLogging(version),
    hostsFile: valueOf(env, 'POD_HOSTS_FILE'),
  };
  return launchServer({
    program: resolveJava(env),
    args: [...cliArguments(facts), ...fixedArguments(className), ...args],
    env: ownEnv(env),
  });
}

function rejectName(name: string, version: string): never {
  const names = [...listPrograms(version).keys()];
  const nearest = findNearest(name.replace(/\.sh$/, ''), [
    ...names,
    ...names.map((known) => known.replace(/^kafka-/, '')),
  ]);
  const hint = nearest === undefined ? 'kafkaCli lists them' : `did you mean ${nearest}?`;
  throw new ToolError(ExitCode.Usage, [`${name}: no tool of Kafka ${version} here (${hint})`]);
}

function ownEnv(env: Env): Env {
  const kept = readByJava.map((name) => [name, keepProperties(env[name] ?? '')] as const);
  return { ...env, ...Object.fromEntries(kept) };
}

/** The log configuration of the tools, which an image has beside this one. */
function findLogging(version: string): string | undefined {
  const name = majorOf(version) >= 4 ? 'tools-log4j2.yaml' : 'tools-log4j.properties';
  const path = join(dirname(realpathSync(process.argv[1] ?? '.')), name);
  return existsSync(path) ? path : undefined;
}
