import { join } from 'node:path/posix';
import type { Entries } from '../../kafka/properties/entries.ts';
import { hidden } from '../../java/secretOption.ts';
import { isSecret } from '../../kafka/properties/secrets.ts';
import { renderLog4j2Yaml } from '../../kafka/logging/log4j2Yaml.ts';
import { renderLog4jProperties } from '../../kafka/logging/log4jProperties.ts';
import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';
import { generatedMark } from '../../java/generatedMark.ts';
import { renderJavaSecurity } from '../../java/javaSecurity.ts';
import { renderProperties } from '../../java/properties.ts';
import type { FileWrite } from '../../files/fileWrite.ts';
import { loggingOf } from './jvmLogs.ts';

/** Where the broker's generated files are. */
export interface GeneratedPaths {
  readonly serverProperties: string;
  readonly logging: string;
  readonly javaSecurity: string;
  /** Where the broker tells of the loading of its logs; undefined where nobody is there to read it. */
  readonly loading: string | undefined;
  /** Only there while storage is formatted. */
  readonly formatArguments: string;
}

interface PathFacts {
  readonly confDir: string;
  readonly version: string;
  readonly supervised: boolean;
}

export function generatedPaths({ confDir, version, supervised }: PathFacts): GeneratedPaths {
  const loading = join(confDir, 'loading.log');
  return {
    serverProperties: join(confDir, 'server.properties'),
    logging: join(confDir, majorOf(version) >= 4 ? 'log4j2.yaml' : 'log4j.properties'),
    javaSecurity: join(confDir, 'java.security'),
    // log4j would put something else in the place of such signs
    loading: supervised && !/[$%]/.test(loading) ? loading : undefined,
    formatArguments: join(confDir, 'format-arguments'),
  };
}

interface FileFacts {
  readonly paths: GeneratedPaths;
  readonly version: string;
  readonly java: JvmSettings;
}

/** All files of the broker. server.properties may hold passwords: nobody else may read it. */
export function generateFiles(
  { paths, version, java }: FileFacts,
  properties: Entries,
): FileWrite[] {
  const sorted = [...properties.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const lines = renderProperties(sorted.map(({ key, value }) => [key, value]));
  const logging = loggingOf(java, paths.loading);
  return [
    { path: paths.serverProperties, text: `${generatedMark}\n${lines}`, mode: 0o600 },
    {
      path: paths.logging,
      text: majorOf(version) >= 4 ? renderLog4j2Yaml(logging) : renderLog4jProperties(logging),
      mode: 0o644,
    },
    { path: paths.javaSecurity, text: renderJavaSecurity(), mode: 0o644 },
  ];
}

/** The same properties, fit to be shown. */
export function hideSecrets(properties: Entries): Entries {
  return new Map(
    [...properties].map(([key, entry]) => [
      key,
      isSecret(key) ? { key, value: hidden, subject: entry.subject } : entry,
    ]),
  );
}
