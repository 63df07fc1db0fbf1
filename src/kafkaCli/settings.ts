import { jvmSettings } from '../kafka/settings/jvmSettings.ts';
import { insteadOptions, options } from '../kafka/settings/jvmOptions.ts';
import { placeSettings } from '../kafka/settings/placeSettings.ts';
import { logSettings } from '../kafka/settings/logSettings.ts';
import type { Settings, Spec } from '../tool/settings.ts';

const { cdsArchive, classPath, includeTestJars, opts } = jvmSettings;

/** What is for the JVM of Kafka's command line tools; their flags are Kafka's own. */
export const toolSettings = {
  heapOpts: {
    ...insteadOptions(
      'KAFKA_TOOLS_HEAP_OPTS',
      "Options of the JVM for the heap; KAFKA_HEAP_OPTS is the broker's",
      '-Xmx256M, and -Xmx512M for consumers, producers and measurements',
    ),
    ownFlag: false,
  },
  toolsOpts: {
    ...options(
      'KAFKA_TOOLS_OPTS',
      'Further options of the JVM; of KAFKA_OPTS it takes properties alone',
    ),
    ownFlag: false,
  },
  toolsLogLevel: {
    ...logSettings.toolsLogLevel,
    doc: 'Least level that is logged, to standard error',
    ownFlag: false,
  },
} satisfies Spec;

export const cliSettings = {
  ...toolSettings,
  kafkaHome: placeSettings.kafkaHome,
  opts,
  cdsArchive,
  classPath,
  includeTestJars,
} satisfies Spec;

export type CliSettings = Settings<typeof cliSettings>;
