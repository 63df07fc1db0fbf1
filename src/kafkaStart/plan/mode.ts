import { type Entries, issueOf, valueOf } from '../../kafka/properties/entries.ts';
import { splitList } from '../../kafka/cluster/listeners.ts';
import type { Mode, Role } from '../../kafka/cluster/socket.ts';
import { majorOf } from '../../kafka/version.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';

export interface Way {
  readonly mode: Mode;
  readonly roles: readonly Role[];
}

interface WayFacts {
  readonly given: Entries;
  /** Of Kafka. */
  readonly version: string;
  /** In KRaft mode, where process.roles is not given. */
  readonly defaultRoles: readonly Role[];
}

const firstWithoutZooKeeper = 4;

/**
 * ZooKeeper mode where zookeeper.connect is set and process.roles is not, and the jars know that
 * mode; KRaft mode otherwise.
 */
export function decideWay({ given, version, defaultRoles }: WayFacts, issues: Issue[]): Way {
  const zookeeper = given.get('zookeeper.connect');
  const roles = given.get('process.roles');
  if (zookeeper !== undefined && majorOf(version) >= firstWithoutZooKeeper) {
    const problem = `Kafka ${version} has no ZooKeeper mode (leave it out for KRaft mode, or run Kafka 3.9)`;
    issues.push(issueOf(zookeeper, problem));
  } else if (zookeeper !== undefined && roles === undefined) {
    if (zookeeper.value.trim() === '') {
      const problem =
        'is empty, which leaves open which mode is meant (leave it out for KRaft mode, or name the servers of ZooKeeper, as zk-cs:2181)';
      issues.push(issueOf(zookeeper, problem));
    }
    return { mode: 'zookeeper', roles: ['broker'] };
  }
  if (roles === undefined) return { mode: 'kraft', roles: defaultRoles };
  const wanted = splitList(valueOf(given, 'process.roles') ?? '');
  const known = wanted.filter((role) => role === 'broker' || role === 'controller');
  if (known.length === wanted.length && new Set(known).size === known.length && known.length > 0) {
    return { mode: 'kraft', roles: known };
  }
  const problem = `expected broker, controller, or both with a comma, got ${quote(roles.value)}`;
  issues.push(issueOf(roles, problem));
  return { mode: 'kraft', roles: ['broker', 'controller'] };
}
