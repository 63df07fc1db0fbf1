import { clusterSettings } from '../../kafka/settings/clusterSettings.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import type { LogDir } from '../../kafka/storage/logDir.ts';
import { parseClusterId } from '../../kafka/storage/clusterId.ts';
import { type Flags, flagNames, type Issue } from '../../tool/settings.ts';
import { ExitCode } from '../../tool/exitCode.ts';

/** The id of the cluster, as the operator wrote it, and where. */
export interface GivenClusterId {
  readonly id: string;
  readonly subject: string;
}

type Ids = Pick<KafkaSettings, 'clusterId' | 'kafkaClusterId' | 'kraftClusterId'>;

/** The id that is given by one of its names; undefined where none is. */
export function decideClusterId(
  settings: Ids,
  flags: Flags,
  issues: Issue[],
): GivenClusterId | undefined {
  const [first, ...others] = (['clusterId', 'kafkaClusterId', 'kraftClusterId'] as const).flatMap(
    (key) => {
      const id = settings[key];
      if (id === undefined) return [];
      const flag = flagNames(clusterSettings[key]).find((name) => name in flags);
      return [{ id, subject: flag === undefined ? clusterSettings[key].name : `--${flag}` }];
    },
  );
  for (const { id, subject } of others) {
    if (first === undefined || id === first.id) continue;
    const problem = `expected the same as ${first.subject}, ${first.id}, got ${id} (unset one of them)`;
    issues.push(issueOf(subject, problem));
  }
  return first;
}

/**
 * An id that new storage cannot be formatted with. Where storage says its cluster, it is compared with that, however
 * that was spelled.
 */
export function judgeSpelling(given: GivenClusterId | undefined, dirs: readonly LogDir[]): Issue[] {
  if (given === undefined || dirs.some(({ meta }) => meta !== undefined)) return [];
  const parsed = parseClusterId(given.id);
  return parsed.ok ? [] : [issueOf(given.subject, parsed.problem)];
}

function issueOf(subject: string, problem: string): Issue {
  const exitCode = subject.startsWith('--') ? ExitCode.Usage : ExitCode.Config;
  return { subject, problem, exitCode };
}
