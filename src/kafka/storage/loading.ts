/** A log that is being recovered, segment by segment. */
export interface OpenLog {
  /** `orders-0`. */
  readonly partition: string;
  /** The base offset of the first segment that is recovered. */
  readonly first: number;
  /** How many of its segments are recovered, or being recovered. */
  readonly begun: number;
  /** How many there are to recover; Kafka 4 does not say. */
  readonly total: number | undefined;
}

/** How far the loading of the logs of a log dir is. */
export interface LoadingDir {
  readonly path: string;
  readonly total: number;
  readonly done: number;
  /** Whether its marker of a clean stop was missing, so that logs have to be read through. */
  readonly recovering: boolean;
  /** Those at hand, the one that was heard of last at the end. */
  readonly open: readonly OpenLog[];
}

/** How far a broker is with the loading of its logs, by what it has said so far. */
export interface Loading {
  readonly dirs: readonly LoadingDir[];
  /** How many logs it has loaded, once it has loaded them all. */
  readonly loaded: number | undefined;
}

export interface LogCount {
  readonly total: number;
  readonly loaded: number;
}

/** How many logs there are, and how many of them are loaded; nothing before the broker has said how many. */
export function countLoaded({ dirs, loaded }: Loading): LogCount | undefined {
  if (dirs.length === 0) return undefined;
  const sum = (of: (dir: LoadingDir) => number): number =>
    dirs.reduce((before, dir) => before + of(dir), 0);
  const total = sum((dir) => dir.total);
  return { total, loaded: loaded === undefined ? sum(({ done }) => done) : total };
}

export const nothingSaid: Loading = { dirs: [], loaded: undefined };

/** What is known after these further lines of LogManager and LogLoader (Kafka 3.9 to 4.3); other lines change nothing. */
export function hearOfLoading(before: Loading, lines: readonly string[]): Loading {
  return lines.reduce(hearLine, before);
}

const found = /^(?:(Recovering)|Skipping recovery of) (\d+) logs from (.+) since (?:no )?clean /;
const completed =
  /^Completed load of \w*Log\(dir=(.+?), topic(?:Id)?=.* \((\d+)\/(\d+) completed in (.+)\)$/;
const segment =
  /^\[LogLoader partition=([^,\s]+), dir=(.+)\] Recovering unflushed segment (\d+)\. (?:(\d+)\/)?(\d+) recovered /;
const loaded = /^Loaded (\d+) logs in \d+ms/;

function hearLine(before: Loading, line: string): Loading {
  const [, recovering, logs, logDir] = found.exec(line) ?? [];
  if (logs !== undefined && logDir !== undefined) {
    const total = Number(logs);
    return withDir(before, logDir, () => ({
      ...newDir(logDir, total),
      recovering: recovering !== undefined,
    }));
  }
  const [, folder, done, total, ofDir] = completed.exec(line) ?? [];
  if (folder !== undefined && ofDir !== undefined) {
    return withDir(before, ofDir, (dir = newDir(ofDir, Number(total))) => ({
      ...dir,
      // several threads tell of their logs, not always in order
      done: Math.max(dir.done, Number(done)),
      open: dir.open.filter(({ partition }) => folder !== `${ofDir}/${partition}`),
    }));
  }
  const [, partition, path, base, index, count] = segment.exec(line) ?? [];
  if (partition !== undefined && path !== undefined) {
    const said = { partition, base: Number(base), index, count };
    // the log of the cluster's metadata is loaded before any log dir is told of
    return withDir(before, path, (dir) => dir && hearOfSegment(dir, said));
  }
  const [, all] = loaded.exec(line) ?? [];
  return all === undefined ? before : { ...before, loaded: Number(all) };
}

/** More than a log dir has threads; those whose end was missed are forgotten at last. */
const mostOpen = 64;

interface Said {
  readonly partition: string;
  readonly base: number;
  readonly index: string | undefined;
  readonly count: string | undefined;
}

// 4.0 to 4.3 say the quotient of both numbers, which is 0, in the place of `index/count`
function hearOfSegment(dir: LoadingDir, { partition, base, index, count }: Said): LoadingDir {
  const before = dir.open.find((log) => log.partition === partition);
  const { first = base, begun = 0, total } = before ?? {};
  const log: OpenLog =
    index === undefined
      ? { partition, first, begun: begun + 1, total }
      : { partition, first, begun: Number(index) + 1, total: Number(count) };
  const others = dir.open.filter((other) => other !== before);
  return { ...dir, open: [...others, log].slice(-mostOpen) };
}

function newDir(path: string, total: number): LoadingDir {
  return { path, total, done: 0, recovering: false, open: [] };
}

function withDir(
  before: Loading,
  path: string,
  change: (dir: LoadingDir | undefined) => LoadingDir | undefined,
): Loading {
  const dir = before.dirs.find((one) => one.path === path);
  const next = change(dir);
  if (next === undefined) return before;
  const dirs =
    dir === undefined
      ? [...before.dirs, next]
      : before.dirs.map((one) => (one === dir ? next : one));
  return { ...before, dirs };
}
