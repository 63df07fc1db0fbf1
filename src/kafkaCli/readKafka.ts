import { readVersion } from '../kafka/readVersion.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { requireSettings } from '../tool/requireSettings.ts';
import { ToolError } from '../tool/toolError.ts';
import { type CliSettings, cliSettings } from './settings.ts';

interface Kafka {
  readonly settings: CliSettings;
  readonly version: string;
}

/** The Kafka whose tools are asked for; throws a ToolError where there is none. */
export function readKafka(): Kafka {
  const settings = requireSettings(cliSettings, { env: process.env });
  const version = readVersion(settings.kafkaHome);
  if (version.ok) return { settings, version: version.value };
  throw new ToolError(ExitCode.Config, [`KAFKA_HOME: ${version.problem}`]);
}
