import fc from 'fast-check';
import { it } from 'vitest';
import { isEmpty, type LogDir, metadataFolder, metaFile } from '../../src/kafka/storage/logDir.ts';
import { parseMetaProperties } from '../../src/kafka/storage/metaProperties.ts';
import { judgeStorage, type StorageFacts } from '../../src/kafkaStart/preflight/storage.ts';
import { clusters, dir, factsOf } from '../support/logDirs.ts';

const ids = fc.constantFrom(clusters.ours, clusters.other);
const anyMeta = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ ok: false, problem: 'is broken' } as const) },
  {
    weight: 9,
    arbitrary: fc
      .record({
        version: fc.constantFrom(0 as const, 1 as const),
        nodeId: fc.constantFrom(1, 2, undefined),
        clusterId: fc.option(ids, { nil: undefined }),
        directoryId: fc.option(ids, { nil: undefined }),
      })
      .map((value) => ({ ok: true, value }) as const),
  },
);
const anyFolders = fc.subarray(['orders-0', 'orders-1', '__cluster_metadata-0', 'lost+found']);
const anyFiles = fc.subarray([
  '.lock',
  '.kafka_cleanshutdown',
  'bootstrap.checkpoint',
  'meta.properties.tmp',
  'notes.txt',
]);

/** Any log dir that there may be, at a path. */
const anyDir = (path: string): fc.Arbitrary<LogDir> =>
  fc
    .record({
      folders: anyFolders,
      files: anyFiles,
      meta: fc.option(anyMeta, { nil: undefined }),
      denial: fc.option(fc.constant(`${path}: on a read-only file system`), {
        nil: undefined,
        freq: 9,
      }),
    })
    .map(({ folders, files, meta, denial }) => {
      const names = [...files, ...folders, ...(meta === undefined ? [] : [metaFile])];
      return dir(path, { names, folders, meta, denial });
    });

const anyFacts: fc.Arbitrary<StorageFacts> = fc
  .record({
    dirs: fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...['/data/a', '/data/b', '/data/c'].slice(0, count).map(anyDir))),
    neighbours: fc.array(anyDir('/data/old'), { maxLength: 1 }),
    mode: fc.constantFrom('kraft' as const, 'zookeeper' as const),
    isBroker: fc.boolean(),
    clusterId: fc.option(ids, { nil: undefined }),
    alone: fc.boolean(),
    migrating: fc.boolean(),
    version: fc.constantFrom('3.9.2', '4.3.1'),
  })
  .map(({ dirs, isBroker, ...facts }) =>
    factsOf(dirs, { ...facts, dataDirs: isBroker ? dirs.map(({ path }) => path) : [] }),
  );

const runs = { numRuns: 5000 };
const metasOf = ({ dirs }: StorageFacts) =>
  dirs.flatMap(({ meta }) => (meta?.ok === true ? [meta.value] : []));

/** Whether a broker in ZooKeeper mode has it, which has never heard of KRaft's controllers. */
const isOfZooKeeper = ({ meta, folders }: LogDir) =>
  meta?.ok === true &&
  meta.value.version === 0 &&
  meta.value.directoryId === undefined &&
  !folders.includes(metadataFolder);

it('formats in KRaft mode only, when every log dir is empty, and with the id that is given, or where it is alone with a fresh one', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { mode, dirs, dataDirs, clusterId, freshId, alone } = facts;
      const storage = judgeStorage(facts);
      if (!storage.ok) return true;
      if (storage.formatAs === freshId && !alone) return false;
      const isNew =
        mode === 'kraft' && dirs.every((one) => isEmpty(one, dataDirs.includes(one.path)));
      return storage.formatAs === (isNew ? (clusterId ?? freshId) : undefined);
    }),
    runs,
  );
});

it('starts in KRaft mode only where all log dirs are formatted, or none', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const formatted = facts.dirs.filter(({ meta }) => meta !== undefined).length;
      const isWhole = formatted === 0 || formatted === facts.dirs.length;
      return isWhole || facts.mode !== 'kraft' || !judgeStorage(facts).ok;
    }),
    runs,
  );
});

it('refuses wherever an id, the mode or the text of a meta.properties is another', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { dirs, mode, clusterId: given } = facts;
      const metas = metasOf(facts);
      const found = new Set(metas.map(({ clusterId }) => clusterId).filter(Boolean));
      const isOfAnother = mode === 'kraft' && given !== undefined && found.size > 0;
      const directoryIds = metas.map(({ directoryId }) => directoryId).filter(Boolean);
      const isWrong =
        dirs.some(({ meta, denial }) => meta?.ok === false || denial !== undefined) ||
        metas.some(({ nodeId }) => nodeId === 2) ||
        found.size > 1 ||
        (isOfAnother && !found.has(given)) ||
        new Set(directoryIds).size < directoryIds.length ||
        (mode === 'zookeeper' && metas.some(({ version }) => version === 1)) ||
        (mode === 'kraft' && dirs.some((one) => isOfZooKeeper(one)));
      return !isWrong || !judgeStorage(facts).ok;
    }),
    runs,
  );
});

it('starts in ZooKeeper mode on the metadata of KRaft mode only while it migrates', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { mode, migrating, dirs } = facts;
      const holds = dirs.some(({ folders }) => folders.includes(metadataFolder));
      return mode !== 'zookeeper' || migrating || !holds || !judgeStorage(facts).ok;
    }),
    runs,
  );
});

it('says each refusal once, and in one line', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const storage = judgeStorage(facts);
      const issues = storage.ok ? [] : storage.issues;
      const subjects = issues.map(({ subject }) => subject);
      return (
        new Set(subjects).size === subjects.length &&
        issues.every(({ problem }) => !problem.includes('\n'))
      );
    }),
    runs,
  );
});

it('reads any text as meta.properties, or says what is wrong with it', () => {
  const words = ['version', 'node.id', 'broker.id', 'cluster.id', '=', '0', '1', '\n', '\\'];
  const anyText = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(anyText, (texts) => {
      const read = parseMetaProperties(texts.join(''));
      return read.ok || /^(?:is broken: |says version )/.test(read.problem);
    }),
    { numRuns: 10_000 },
  );
});
