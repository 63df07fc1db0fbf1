import { choosesArchive, shareArchive } from '../java/classArchive.ts';
import { renderClassPath } from '../kafka/classPath.ts';
import { renderLogOption } from '../kafka/logging/logOption.ts';
import { withoutBrokersOwn } from './ownOptions.ts';
import type { CliSettings } from './settings.ts';

export interface CliFacts {
  readonly settings: CliSettings;
  readonly version: string;
  /** Names of the files in Kafka's libs. */
  readonly jars: readonly string[];
  /** The archive of classes that is there. */
  readonly archive: string | undefined;
  /** The log configuration that is there. */
  readonly logging: string | undefined;
  /** POD_HOSTS_FILE. */
  readonly hostsFile: string | undefined;
  readonly className: string;
}

// What runs for long is worth to be compiled well, and has more heap in Kafka's scripts; the others end before.
const runsLong = /Performance|Verifiable|EndToEndLatency|Console/;

/** The arguments of java before those of the tool: what kafka-run-class.sh gives, without what is the broker's own. */
export function cliArguments(facts: CliFacts): string[] {
  const { settings, version, jars, archive, logging, hostsFile, className } = facts;
  const { kafkaHome, toolsOpts, classPath, includeTestJars } = settings;
  const isLong = runsLong.test(className);
  return [
    ...(archive === undefined || choosesArchive(toolsOpts) ? [] : shareArchive(archive)),
    ...(settings.heapOpts ?? [isLong ? '-Xmx512M' : '-Xmx256M']),
    ...(isLong ? [] : ['-XX:TieredStopAtLevel=1']),
    `-Dlogging.level=${settings.toolsLogLevel}`,
    ...(logging === undefined ? [] : [renderLogOption(logging, version)]),
    ...(hostsFile === undefined ? [] : [`-Djdk.net.hosts.file=${hostsFile}`]),
    ...withoutBrokersOwn(settings.opts).filter((option) => !option.startsWith('-Dlogging.level=')),
    ...toolsOpts,
    '-cp',
    renderClassPath({ kafkaHome, jars, before: classPath, withTests: includeTestJars }),
    className,
  ];
}
