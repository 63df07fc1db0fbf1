import { readFileSync } from 'node:fs';
import { type Mount, parseMounts } from '../../files/mounts.ts';
import { readDisks } from '../../files/readDisks.ts';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { readFreshClusterId } from '../../kafka/storage/readClusterId.ts';
import { listPartitions, type LogDir } from '../../kafka/storage/logDir.ts';
import { readHolders } from '../../kafka/storage/readHolders.ts';
import { readLogDir } from '../../kafka/storage/readLogDir.ts';
import { readNeighbours } from '../../kafka/storage/readNeighbours.ts';
import { readQuorumState } from '../../kafka/storage/readQuorumState.ts';
import { readProcessFacts } from '../../process/readProcessFacts.ts';
import { errorCode } from '../../tool/errorCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { BrokerPlan } from '../plan/brokerPlan.ts';
import { type GivenClusterId, judgeSpelling } from '../plan/clusterId.ts';
import type { StorageDirs } from '../plan/logDirs.ts';
import { metaOf } from './owners.ts';
import { judgePlaces } from './places.ts';
import type { Preflight } from './preflight.ts';
import { judgeStorage, type StorageFacts } from './storage.ts';
import { findStorage } from './storageFindings.ts';
import { findSurroundings, type Surroundings } from './surroundings.ts';
import { findFounding, findStaticVoters, judgeVoters, type VoterFacts } from './voters.ts';

export interface Checked extends Preflight {
  /** The cluster id to format the storage with; undefined where nothing is to be formatted. */
  readonly formatAs: string | undefined;
  /** The cluster that the volume belongs to already, by the first log dir that says it. */
  readonly owner: Owner | undefined;
}

/** What a volume says of its cluster, and where. */
export interface Owner {
  readonly clusterId: string;
  /** Of the log dir. */
  readonly path: string;
}

interface Start {
  readonly settings: KafkaSettings;
  /** What the operator gave. */
  readonly given: Entries;
  readonly plan: BrokerPlan;
  /** CLUSTER_ID, if it is set. */
  readonly clusterId: GivenClusterId | undefined;
  /** Of Kafka. */
  readonly version: string;
}

/** Looks at the volume and at the pod before anything is started; changes nothing. */
export function readPreflight({ plan, settings, given, clusterId, version }: Start): Checked {
  const dirs = plan.logDirs.map((path) => readLogDir(path));
  const facts: StorageFacts = {
    ...plan,
    dirs,
    held: readHolders(plan.logDirs),
    neighbours: readNeighbours(dirs),
    clusterId: clusterId?.id,
    freshId: readFreshClusterId(),
    version,
  };
  const storage = judgeStorage(facts);
  const misspelled = judgeSpelling(clusterId, dirs);
  const formatAs = storage.ok && misspelled.length === 0 ? storage.formatAs : undefined;
  const isDynamic = plan.founding.type !== 'none';
  const voters: VoterFacts = {
    ...plan,
    settings,
    given,
    known: plan.metadataDir === undefined ? undefined : readQuorumState(plan.metadataDir),
  };
  return {
    // what is said of the voters is of this cluster only where the storage is
    refusals: [...misspelled, ...(storage.ok ? judgeVoters(voters) : storage.issues)],
    findings: [
      ...findStorage(facts, formatAs),
      ...findStaticVoters(voters),
      ...(storage.ok ? findFounding({ ...voters, settings }, formatAs, isDynamic) : []),
      ...findSurroundings(readSurroundings(plan, dirs)),
    ],
    formatAs,
    owner: findOwner(dirs),
  };
}

function findOwner(dirs: readonly LogDir[]): Owner | undefined {
  for (const dir of dirs) {
    const clusterId = metaOf(dir)?.clusterId;
    if (clusterId !== undefined) return { clusterId, path: dir.path };
  }
  return undefined;
}

/** What is wrong with the log dirs, and with the cluster's id for them, whatever else is wrong. */
export function readPlaceIssues(
  { logDirs, dataDirs }: StorageDirs,
  clusterId: GivenClusterId | undefined,
): Issue[] {
  const dirs = logDirs.map((path) => readLogDir(path));
  return [...judgeSpelling(clusterId, dirs), ...judgePlaces(dirs, dataDirs)];
}

const defaultSegmentBytes = 1024 ** 3;

function readSurroundings(plan: BrokerPlan, dirs: readonly LogDir[]): Surroundings {
  const segmentBytes = Number(valueOf(plan.properties, 'log.segment.bytes'));
  const maps = Number(readOf('/proc/sys/vm/max_map_count'));
  const loaded = dirs.filter(({ path }) => plan.dataDirs.includes(path));
  return {
    logDirs: plan.logDirs,
    mounts: readMounts(),
    disks: readDisks(plan.logDirs),
    segmentBytes: segmentBytes > 0 ? segmentBytes : defaultSegmentBytes,
    logs: loaded.reduce((sum, dir) => sum + listPartitions(dir).length, 0),
    maxOpenFiles: readProcessFacts().maxOpenFiles,
    maxMaps: maps > 0 ? maps : undefined,
  };
}

function readMounts(): Mount[] {
  return parseMounts(readOf('/proc/self/mountinfo'));
}

/** A file of the kernel's; empty where it cannot be read. */
function readOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    errorCode(error);
    return '';
  }
}
