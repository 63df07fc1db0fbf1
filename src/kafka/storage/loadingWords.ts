import { renderCount, renderDuration } from '../../tool/units.ts';
import type { Loading, LoadingDir } from './loading.ts';

/** The line for probes and people stays a line, however many log dirs there are. */
const mostDirs = 3;

/**
 * `recovering logs after an unclean stop: 312 of 2 000 done in /data (16 %), about 2 min left`; nothing
 * where nothing is loaded yet. `elapsedMs`: since the loading began.
 */
export function renderLoading(loading: Loading, elapsedMs: number): string | undefined {
  const { dirs, loaded } = loading;
  if (loaded !== undefined)
    return `its logs are loaded (${renderCount(loaded)}), its port opens next`;
  const busy = dirs.filter(({ done, total }) => done < total);
  if (busy.length === 0) return undefined;
  const unclean = busy.filter(({ recovering }) => recovering);
  // a clean log dir is loaded in seconds beside one that is recovered
  const told = unclean.length > 0 ? unclean : busy;
  const what = unclean.length > 0 ? 'recovering logs after an unclean stop' : 'loading logs';
  const shown = told.slice(0, mostDirs).map(renderDir);
  const more = told.length - shown.length;
  return [
    `${what}: ${shown.join('; ')}`,
    ...(more === 0 ? [] : [`; ${more} more log ${more === 1 ? 'dir' : 'dirs'}`]),
    renderLeft(told, elapsedMs),
  ].join('');
}

function renderDir(dir: LoadingDir): string {
  const { path, done, total } = dir;
  const at = dir.open.findLast((log) => log.begun > 1 || (log.total ?? 0) > 1);
  const of = at?.total === undefined || at.total < at.begun ? '' : ` of ${renderCount(at.total)}`;
  const segments =
    at === undefined ? '' : `, segment ${renderCount(at.begun)}${of} of ${at.partition}`;
  const percent = Math.min(99, Math.floor(shareOf(dir) * 100));
  return `${renderCount(done)} of ${renderCount(total)} done in ${path} (${percent} %${segments})`;
}

/** How much of it is done, from 0 to 1; a log in work counts by its segments where their number is known. */
function shareOf({ done, total, open }: LoadingDir): number {
  const sum = open
    .map((log) => (log.begun - 1) / Math.max(log.begun, log.total ?? Number.POSITIVE_INFINITY))
    .reduce((a, b) => a + b, done);
  return total === 0 ? 1 : Math.min(1, sum / total);
}

/** So early, or of so little, an estimate would be none. */
const leastMs = 5000;
const leastShare = 0.01;

// all log dirs are loaded at once: the slowest one decides
function renderLeft(dirs: readonly LoadingDir[], elapsedMs: number): string {
  const share = Math.min(...dirs.map(shareOf));
  if (elapsedMs < leastMs || share < leastShare) return '';
  return `, about ${renderRoughly((elapsedMs * (1 - share)) / share)} left`;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** In whole minutes, or in tens of seconds where it is soon. */
function renderRoughly(ms: number): string {
  const unitMs = ms > 2 * minuteMs ? minuteMs : 10 * secondMs;
  return renderDuration(Math.max(unitMs, Math.ceil(ms / unitMs) * unitMs));
}
