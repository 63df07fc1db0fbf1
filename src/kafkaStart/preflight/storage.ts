import {
  isEmpty,
  isOnlyFormatted,
  listPartitions,
  type LogDir,
} from '../../kafka/storage/logDir.ts';
import { configIssue } from '../../tool/configIssue.ts';
import type { Issue } from '../../tool/settings.ts';
import type { HeldDir } from '../../kafka/storage/holders.ts';
import { judgeHolders } from './holders.ts';
import { judgeNeighbours, type NeighbourFacts } from './neighbours.ts';
import { judgeOwners, type OwnerFacts } from './owners.ts';
import { judgePlaces, list } from './places.ts';

export interface StorageFacts extends OwnerFacts, NeighbourFacts {
  /** Log dirs that another server runs on. */
  readonly held: readonly HeldDir[];
  /** It is all there is of its cluster. */
  readonly alone: boolean;
  /** Fit for a new cluster. */
  readonly freshId: string;
}

export type Storage =
  /** `formatAs`: the id to format the empty dirs with; undefined where nothing is to be formatted. */
  | { readonly ok: true; readonly formatAs: string | undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Whether the log dirs belong to this broker, and whether they have yet to be formatted: when, and only
 * when, all of them are empty.
 */
export function judgeStorage(facts: StorageFacts): Storage {
  const { mode, dirs, dataDirs, clusterId, alone, freshId } = facts;
  const found = [
    ...judgePlaces(dirs, dataDirs),
    ...judgeOwners(facts),
    ...judgeHolders(facts.held),
    ...judgeNeighbours(facts),
    ...(mode === 'kraft' ? judgeFormatting(facts) : []),
  ];
  const issues = found.filter(
    ({ subject }, index) => found.findIndex((one) => one.subject === subject) === index,
  );
  const fresh =
    mode === 'kraft' &&
    issues.length === 0 &&
    dirs.length > 0 &&
    dirs.every((dir) => isEmpty(dir, dataDirs.includes(dir.path)));
  if (fresh && clusterId === undefined && !alone) {
    const problem = `is required to format the storage of several members, the same for all (for example ${freshId}; KAFKA_REPLICAS=1 says of a broker and controller that it is all there is)`;
    issues.push(configIssue('CLUSTER_ID', problem));
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, formatAs: fresh ? (clusterId ?? freshId) : undefined };
}

/** Log dirs without meta.properties, which a broker in KRaft mode does not start on, but where all are empty. */
function judgeFormatting({ dirs, dataDirs }: StorageFacts): Issue[] {
  const there = dirs.filter(({ denial }) => denial === undefined);
  const formatted = there.filter(({ meta }) => meta !== undefined);
  const blank = there.filter((dir) => isEmpty(dir, dataDirs.includes(dir.path)));
  const rest = there.filter((dir) => dir.meta === undefined && !blank.includes(dir));
  const cut = rest.filter(isOnlyFormatted);
  const neverUsed = cut.length + formatted.length > 0 && formatted.every(isOnlyFormatted);
  return [
    ...rest.filter((dir) => !cut.includes(dir)).map((dir) => configIssue(dir.path, describe(dir))),
    ...(neverUsed && (cut.length > 0 || blank.length > 0)
      ? judgeHalf([...cut, ...blank], [...cut, ...formatted])
      : [...cut, ...blank].flatMap((dir) => judgeLost(dir, formatted))),
  ];
}

/** Formatting that was interrupted before a broker ever ran. */
function judgeHalf(lacking: readonly LogDir[], touched: readonly LogDir[]): Issue[] {
  const [first] = lacking;
  if (first === undefined) return [];
  const places = touched.map(({ path }) => path).join(' and ');
  const problem = `has no meta.properties: the formatting was interrupted, and no broker has run on ${touched.length === 1 ? 'it' : 'them'} yet (remove all that is in ${places}, and start again)`;
  return [configIssue(first.path, problem)];
}

function judgeLost({ path, names }: LogDir, formatted: readonly LogDir[]): Issue[] {
  if (formatted.length === 0) return [];
  const others = formatted.map((dir) => dir.path).join(', ');
  const what = names.length === 0 ? 'is empty' : 'has no meta.properties';
  const problem = `${what}, while ${others} is formatted: a lost volume, or a new one (restore it; a new one is formatted by kafka-storage.sh format --ignore-formatted first)`;
  return [configIssue(path, problem)];
}

function describe(dir: LogDir): string {
  const logs = listPartitions(dir).length;
  if (logs > 0) {
    return `holds ${logs} ${logs === 1 ? 'log' : 'logs'} (${list(listPartitions(dir))}), and no meta.properties that says whose: restore that file from a copy, or from another log dir of this broker without its directory.id`;
  }
  return `has no meta.properties, but is not empty (${list(dir.names)}): not storage of a broker (empty it if nothing there is needed)`;
}
