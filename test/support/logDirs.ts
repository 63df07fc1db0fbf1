import type { LogDir } from '../../src/kafka/storage/logDir.ts';
import type { MetaProperties } from '../../src/kafka/storage/metaProperties.ts';
import { judgeStorage, type StorageFacts } from '../../src/kafkaStart/preflight/storage.ts';

export const clusters = {
  ours: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
  other: '4k4nq_nTQ1-3Y7nUbfNUQg',
  fresh: 'AAECAwQFBgcICQoLDA0ODw',
} as const;

/** A log dir with nothing in it, but for what is said. */
export function dir(path: string, facts: Partial<LogDir> = {}): LogDir {
  const nothing = { denial: undefined, names: [], folders: [], meta: undefined, metadataNames: [] };
  return { path, ...nothing, ...facts };
}

/** A log dir that broker 1 of our cluster has run on, with these folders. */
export function used(
  path: string,
  meta: Partial<MetaProperties> = {},
  folders: readonly string[] = ['orders-0'],
): LogDir {
  const value = {
    version: 1,
    nodeId: 1,
    clusterId: clusters.ours,
    directoryId: undefined,
  } as const;
  const names = ['.lock', 'meta.properties', ...folders];
  return dir(path, { names, folders, meta: { ok: true, value: { ...value, ...meta } } });
}

/** What a start of broker 1, of three members in KRaft mode, finds in these log dirs. */
export function factsOf(dirs: readonly LogDir[], facts: Partial<StorageFacts> = {}): StorageFacts {
  return {
    mode: 'kraft',
    nodeId: 1,
    dirs,
    dataDirs: dirs.map(({ path }) => path),
    metadataDir: dirs[0]?.path,
    neighbours: [],
    held: [],
    clusterId: clusters.ours,
    alone: false,
    freshId: clusters.fresh,
    migrating: false,
    version: '3.9.2',
    ...facts,
  };
}

/** The id to format with, or each refusal in one line. */
export function judge(dirs: readonly LogDir[], facts: Partial<StorageFacts> = {}) {
  const storage = judgeStorage(factsOf(dirs, facts));
  return storage.ok
    ? storage.formatAs
    : storage.issues.map(({ subject, problem, exitCode }) => `${exitCode} ${subject}: ${problem}`);
}
