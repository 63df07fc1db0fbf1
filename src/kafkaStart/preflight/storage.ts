import type { LogDir } from '../../kafka/storage/logDir.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Mode, Role } from '../plan/mode.ts';

export interface StorageFacts {
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly nodeId: number;
  readonly dirs: readonly LogDir[];
  /** CLUSTER_ID, if it is set. */
  readonly clusterId: string | undefined;
  readonly voters: number | undefined;
  /** Fit for a new cluster. */
  readonly freshId: string;
  /** zookeeper.metadata.migration.enable: a broker on its way from ZooKeeper to KRaft. */
  readonly migrating: boolean;
}

export type Storage =
  /** `formatAs`: the id to format the empty dirs with; undefined where nothing is to be formatted. */
  | { readonly ok: true; readonly formatAs: string | undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Whether the log dirs belong to this broker, and whether they have yet to be formatted. */
export function judgeStorage(facts: StorageFacts): Storage {
  const { mode, roles, dirs, clusterId, voters, freshId } = facts;
  const issues = [...judgePlaces(dirs), ...dirs.flatMap((dir) => judgeDir(dir, facts))];
  const used = dirs.filter(({ meta }) => meta !== undefined);
  const ids = new Set(used.map(({ meta }) => meta?.clusterId));
  if (ids.size > 1) {
    issues.push(issue('log.dirs', `hold more than one cluster: ${[...ids].join(', ')}`));
  }
  const empty = dirs.find(({ names, denial }) => denial === undefined && names.length === 0);
  if (mode === 'kraft' && used.length > 0 && empty !== undefined) {
    const others = used.map(({ path }) => path).join(', ');
    const problem = `is empty, while ${others} is formatted: a lost volume, or storage formatted in part (restore it, or empty all of them if the broker may copy everything again)`;
    issues.push(issue(empty.path, problem));
  }
  const fresh = mode === 'kraft' && issues.length === 0 && used.length === 0;
  const alone = voters === 1 && roles.includes('controller');
  if (fresh && clusterId === undefined && !alone) {
    const problem = `is required to format the storage of several members, the same for all (for example ${freshId})`;
    issues.push(issue('CLUSTER_ID', problem));
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, formatAs: fresh ? (clusterId ?? freshId) : undefined };
}

/** Whether the log dirs can be used at all, whoever's they are. */
export function judgePlaces(dirs: readonly LogDir[]): Issue[] {
  return dirs.flatMap(({ path, denial, names }) => {
    if (denial !== undefined) {
      const [subject = path, ...problem] = denial.split(': ');
      return [{ subject, problem: problem.join(': '), exitCode: ExitCode.CannotCreate }];
    }
    if (!names.includes('lost+found')) return [];
    const problem = `holds lost+found: it is the root of a volume, and the broker would take that for a topic (put log.dirs into a folder below it, such as ${path}/data)`;
    return [issue(path, problem)];
  });
}

function judgeDir(dir: LogDir, facts: StorageFacts): Issue[] {
  const { path, denial, names, meta } = dir;
  if (denial !== undefined || names.includes('lost+found')) return [];
  if (meta !== undefined) return judgeOwner(path, meta, facts);
  if (facts.mode === 'zookeeper' || names.length === 0) return [];
  const some = names.slice(0, 3).join(', ');
  const problem = `has no meta.properties, but is not empty (${some}${names.length > 3 ? ', …' : ''}): not storage of a broker, or formatted in part (empty it if nothing there is needed)`;
  return [issue(path, problem)];
}

function judgeOwner(
  path: string,
  meta: NonNullable<LogDir['meta']>,
  { mode, nodeId, clusterId, migrating }: StorageFacts,
): Issue[] {
  const subject = `${path}/meta.properties`;
  const issues: Issue[] = [];
  if (mode === 'zookeeper' && meta.version !== 0) {
    issues.push(issue(subject, 'belongs to a broker in KRaft mode (leave zookeeper.connect out)'));
  }
  if (mode === 'kraft' && meta.version === 0 && !migrating) {
    const problem =
      "belongs to a broker in ZooKeeper mode (give zookeeper.connect, or migrate by Kafka 3.9's steps first)";
    issues.push(issue(subject, problem));
  }
  if (meta.nodeId !== undefined && meta.nodeId !== nodeId) {
    const problem = `the storage belongs to broker ${meta.nodeId}, this is ${nodeId} (mount that broker's volume, or mend KAFKA_ID_OFFSET or the id)`;
    issues.push(issue(subject, problem));
  }
  const both = meta.clusterId !== undefined && clusterId !== undefined;
  if (mode === 'kraft' && both && meta.clusterId !== clusterId) {
    const problem = `the storage belongs to cluster ${meta.clusterId}, CLUSTER_ID is ${clusterId} (mount the right volume, or mend CLUSTER_ID)`;
    issues.push(issue(subject, problem));
  }
  return issues;
}

function issue(subject: string, problem: string): Issue {
  return { subject, problem, exitCode: ExitCode.Config };
}
