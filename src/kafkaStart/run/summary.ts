import type { End } from '../../process/superviseServer.ts';
import type { Role } from '../plan/mode.ts';

interface Marks {
  /** Log dirs with the marker of a clean stop. */
  readonly marked: number;
  readonly logDirs: number;
  readonly roles: readonly Role[];
}

/** The last line: how the broker ended. */
export function summarize({ serverCode, stopMs }: End, { marked, logDirs, roles }: Marks): string {
  const markers = `clean-shutdown marker in ${marked} of ${logDirs} log ${logDirs === 1 ? 'dir' : 'dirs'}`;
  if (stopMs === undefined) return `the broker ended by itself with ${serverCode}, ${markers}`;
  const time = `${(stopMs / 1000).toFixed(1)} s`;
  if (serverCode !== 143 && serverCode !== 0) {
    return `stopped with ${serverCode} after ${time}, ${markers}`;
  }
  // a controller alone has no logs of topics, and leaves no marker
  if (!roles.includes('broker')) return `stopped in ${time}`;
  return marked === logDirs
    ? `stopped cleanly in ${time}, ${markers}`
    : `stopped in ${time}, ${markers}: expect recovery at the next start`;
}
