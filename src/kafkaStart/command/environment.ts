import { jvmSettings } from '../../kafka/settings/jvmSettings.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { isOldLogConfiguration } from './jvmLogs.ts';
import type { CommandFacts } from './serverCommand.ts';

/** The broker's environment: the pod's, and what log4j 2 must be told to read a file of log4j 1. */
export function brokerEnvironment(
  { java, version }: Pick<CommandFacts, 'java' | 'version'>,
  env: Env,
): Env {
  return isOldLogConfiguration(java, version) ? { ...env, LOG4J_COMPATIBILITY: 'true' } : env;
}

const brokersAlone = new Set(Object.values(jvmSettings).map(({ name }) => name));

/**
 * The environment of the tool that formats storage: nothing of what is meant for the broker's JVM alone,
 * such as a port for JMX or an agent (bitnami/charts#1522).
 */
export function toolEnvironment(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !brokersAlone.has(name)));
}
