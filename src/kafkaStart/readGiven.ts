import { existsSync } from 'node:fs';
import { type Entries, type Entry, mergeEntries } from '../kafka/properties/entries.ts';
import { parseOverride } from '../kafka/properties/override.ts';
import { readServerProperties } from '../kafka/properties/readServerProperties.ts';
import type { Arguments } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Issue } from '../tool/settings.ts';

/** Where Apache's image looks for the file of one who mounts it. */
const mountedFile = '/mnt/shared/config/server.properties';

/** The properties that the operator gave: the file below the variables below `--override`. */
export function readGiven(
  { flags, operands }: Arguments,
  variables: readonly Entry[],
  kafkaHome: string,
  issues: Issue[],
): Entries {
  const file = operands[0] ?? (existsSync(mountedFile) ? mountedFile : undefined);
  return mergeEntries(
    readFile(file, kafkaHome, issues),
    variables,
    parseOverrides(flags['override'] ?? [], issues),
  );
}

function readFile(file: string | undefined, kafkaHome: string, issues: Issue[]): Entry[] {
  if (file === undefined) return [];
  const read = readServerProperties(file, kafkaHome);
  if (read.ok) return read.value;
  issues.push({ subject: file, problem: read.problem, exitCode: ExitCode.Config });
  return [];
}

function parseOverrides(words: readonly string[], issues: Issue[]): Entry[] {
  return words.flatMap((word) => {
    const parsed = parseOverride(word);
    if (parsed.ok) return [parsed.value];
    const { problem } = parsed;
    issues.push({ subject: '--override', problem, exitCode: ExitCode.Usage });
    return [];
  });
}
