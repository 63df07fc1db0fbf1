import { readdirSync } from 'node:fs';
import { readAppended } from '../../files/readAppended.ts';
import { renderCount, renderDuration } from '../../tool/units.ts';
import { countLoaded, hearOfLoading, type LogCount, nothingSaid } from './loading.ts';
import { renderLoading } from './loadingWords.ts';
import { countSegments } from './segments.ts';

/** How far a broker is with the loading of its logs. */
export interface LoadingWatch {
  /** In words; nothing where the broker has said nothing of it. */
  readonly describe: () => string | undefined;
  /** How many logs there are, as far as it has said so, and how many of them are loaded. */
  readonly count: () => LogCount | undefined;
  /** Looks no longer: the broker has started, or has ended. */
  readonly stop: () => void;
}

interface Watched {
  /** What the broker's log configuration writes; undefined where it writes nothing. */
  readonly path: string | undefined;
  /** Told now and then, where the loading takes long. */
  readonly tell: (line: string) => void;
}

const everyMs = 1000;
const firstTellMs = 10_000;
const lastTellMs = 60_000;

/**
 * Follows the log of loading from before the broker is started until the logs are loaded. A long loading is told
 * of after ten seconds, then after twice as long each time, up to once a minute.
 */
export function watchLoading({ path, tell }: Watched): LoadingWatch {
  if (path === undefined) return silent;
  const file = readAppended(path);
  let loading = nothingSaid;
  let beganAt = 0;
  let pauseMs = firstTellMs;
  let tellAt = Number.POSITIVE_INFINITY;
  const look = (): void => {
    const before = loading;
    loading = countSegments(hearOfLoading(before, file.readLines()), readNames);
    const now = performance.now();
    if (before.dirs.length === 0 && loading.dirs.length > 0) {
      beganAt = now;
      tellAt = now + pauseMs;
    }
    if (loading.loaded !== undefined) {
      stop();
      if (pauseMs > firstTellMs) {
        tell(`loaded ${renderCount(loading.loaded)} logs in ${renderDuration(now - beganAt)}`);
      }
    } else if (now >= tellAt) {
      const line = describe();
      if (line !== undefined) tell(line);
      pauseMs = Math.min(2 * pauseMs, lastTellMs);
      tellAt = now + pauseMs;
    }
  };
  const describe = () => renderLoading(loading, performance.now() - beganAt);
  const timer = setInterval(look, everyMs).unref();
  const stop = (): void => {
    clearInterval(timer);
    file.close();
  };
  return { describe, count: () => countLoaded(loading), stop };
}

const nothing = (): undefined => undefined;
const silent: LoadingWatch = { describe: nothing, count: nothing, stop: nothing };

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it is the broker that says what is wrong with its folders
  }
}
