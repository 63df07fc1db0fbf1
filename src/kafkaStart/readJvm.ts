import { join } from 'node:path';
import { readJars } from '../kafka/readJars.ts';
import type { JvmSettings } from '../kafka/settings/jvmSettings.ts';
import type { KafkaSettings } from '../kafka/settings/settings.ts';
import { readMemoryLimit } from '../pod/readMemoryLimit.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { Issue } from '../tool/settings.ts';
import { valueOf } from '../tool/variable.ts';
import { generatedPaths } from './command/generatedFiles.ts';
import { findJvmIssues, findJvmWarnings } from './command/jvmProblems.ts';
import { planMemory } from './command/memoryPlan.ts';
import type { CommandFacts } from './command/serverCommand.ts';
import type { Finding } from './preflight/preflight.ts';
import { readArchives } from '../kafka/readArchives.ts';

interface JvmFacts {
  readonly settings: Pick<KafkaSettings, 'kafkaHome' | 'confDir'>;
  readonly java: JvmSettings;
  readonly version: string;
  readonly env: Env;
  /** Whether kafkaStart stays beside the broker. */
  readonly supervised: boolean;
}

interface Jvm {
  readonly command: CommandFacts;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads what the command of the broker depends on beside its settings: jars, archives, the memory limit. */
export function readJvm({ settings, java, version, env, supervised }: JvmFacts): Jvm {
  const { kafkaHome } = settings;
  const jars = readJars(kafkaHome);
  const memory = planMemory({ java, limit: readMemoryLimit(), supervised });
  const archives = readArchives({ kafkaHome, given: java.cdsArchive });
  const lost = java.cdsArchive !== undefined && archives.broker === undefined;
  return {
    command: {
      java,
      heapOptions: memory.heapOptions,
      kafkaHome,
      jars,
      version,
      paths: generatedPaths({
        confDir: settings.confDir ?? join(kafkaHome, 'config/generated'),
        version,
        supervised,
      }),
      archives,
      hostsFile: valueOf(env, 'POD_HOSTS_FILE'),
    },
    issues: [...findJvmIssues({ java, version, jars }), ...memory.issues],
    warnings: [
      ...findJvmWarnings({ java, version, jars }),
      ...memory.warnings,
      ...(lost
        ? [`KAFKA_CDS_ARCHIVE: no file ${java.cdsArchive}: the broker starts slower without it`]
        : []),
    ],
    findings:
      memory.budget === undefined ? [] : [{ type: 'note', subject: 'memory', text: memory.budget }],
  };
}
