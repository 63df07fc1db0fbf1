import { jvmSettings } from '../../src/kafka/settings/jvmSettings.ts';
import { generatedPaths } from '../../src/kafkaStart/command/generatedFiles.ts';
import type { CommandFacts } from '../../src/kafkaStart/command/serverCommand.ts';
import { readSettings } from '../../src/tool/settings.ts';

export const kafkaVersions = ['3.9.2', '4.0.2', '4.1.2', '4.2.1', '4.3.1'] as const;

type Env = Readonly<Record<string, string>>;

/** The settings of the JVM that these variables make. */
export function readJava(env: Env = {}) {
  const read = readSettings(jvmSettings, { env });
  if (!read.ok) {
    throw new Error(read.issues.map(({ subject, problem }) => `${subject}: ${problem}`).join('\n'));
  }
  return read.settings;
}

/** What the command of a broker is made of that has three jars, and a heap of 1G unless it is given. */
export function commandFacts(version: string, env: Env = {}): CommandFacts {
  const java = readJava(env);
  return {
    java,
    heapOptions: java.heapOpts ?? ['-Xmx1G', '-Xms1G'],
    kafkaHome: '/opt/kafka',
    jars: ['LICENSE', 'b.jar', 'a.jar', 'kafka_2.13-4.3.1-test.jar', 'connect-file-4.3.1.jar'],
    version,
    paths: generatedPaths({ confDir: '/conf', version, supervised: true }),
    archives: { broker: undefined, storage: undefined },
    hostsFile: undefined,
  };
}
