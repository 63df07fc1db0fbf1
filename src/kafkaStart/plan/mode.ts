import { type Entries, issueOf, valueOf } from '../../kafka/properties/entries.ts';
import { splitList } from '../../kafka/cluster/listeners.ts';
import { majorOf } from '../../kafka/version.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';

export type Mode = 'zookeeper' | 'kraft';
export type Role = 'broker' | 'controller';

export interface Way {
  readonly mode: Mode;
  readonly roles: readonly Role[];
}

const firstWithoutZooKeeper = 4;

/**
 * ZooKeeper mode where zookeeper.connect is set and process.roles is not, and the jars know that
 * mode; KRaft mode otherwise, as broker and controller at once unless process.roles says less.
 */
export function decideWay(given: Entries, version: string, issues: Issue[]): Way {
  const zookeeper = given.get('zookeeper.connect');
  const roles = given.get('process.roles');
  if (zookeeper !== undefined && majorOf(version) >= firstWithoutZooKeeper) {
    const problem = `Kafka ${version} has no ZooKeeper mode (leave it out for KRaft mode, or run Kafka 3.9)`;
    issues.push(issueOf(zookeeper, problem));
  } else if (zookeeper !== undefined && roles === undefined) {
    return { mode: 'zookeeper', roles: ['broker'] };
  }
  const wanted = splitList(valueOf(given, 'process.roles') ?? 'broker,controller');
  const known = wanted.filter((role) => role === 'broker' || role === 'controller');
  if (known.length === wanted.length && known.length > 0) return { mode: 'kraft', roles: known };
  if (roles !== undefined) {
    const problem = `expected broker, controller, or both with a comma, got ${quote(roles.value)}`;
    issues.push(issueOf(roles, problem));
  }
  return { mode: 'kraft', roles: ['broker', 'controller'] };
}
