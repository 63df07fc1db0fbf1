import { findUnclean, type Logs, renderLogs } from '../../kafka/storage/logs.ts';
import { endedByTerm } from '../../process/lifecycle.ts';
import type { End } from '../../process/superviseServer.ts';

/** 128 + 9, which no JVM ends with of its own will. */
const endedByKill = 137;

/** What kafkaStart ends with, and its last line. */
export interface StopReport {
  readonly exitCode: number;
  readonly line: string;
}

interface Left {
  /** `the broker`. */
  readonly name: string;
  /** The log dirs as they are now; none of a controller alone, which keeps no logs of topics. */
  readonly logs: readonly Logs[];
}

/**
 * How the broker ended. A stop that was asked for is 0 only where no log has to be recovered, and else 143:
 * a broker that was told too early, or whose disk failed, leaves no marker of a clean stop.
 */
export function reportStop(
  { exitCode, serverCode, stopMs }: End,
  { name, logs }: Left,
): StopReport {
  const unclean = findUnclean(logs);
  const next =
    unclean.length === 0
      ? ''
      : `: the next start recovers ${renderLogs(unclean)}, before it serves`;
  const rest = `${renderMarkers(logs)}${next}`;
  if (stopMs === undefined) {
    const how =
      serverCode === endedByKill
        ? `was killed by SIGKILL (${endedByKill}), by the kernel if the container ran out of memory (KAFKA_HEAP_SIZE; the pod's last state says OOMKilled then)`
        : `ended by itself with ${serverCode}`;
    return { exitCode, line: `${name} ${how}${rest}` };
  }
  const time = `${(stopMs / 1000).toFixed(1)} s`;
  if (serverCode !== endedByTerm && serverCode !== 0) {
    return { exitCode, line: `stopped with ${serverCode} after ${time}${rest}` };
  }
  if (unclean.length === 0) {
    const how = logs.some(({ marked }) => marked) ? 'stopped cleanly' : 'stopped';
    return { exitCode, line: `${how} in ${time}${rest}` };
  }
  return { exitCode: endedByTerm, line: `stopped in ${time}, but not cleanly${rest}` };
}

function renderMarkers(logs: readonly Logs[]): string {
  if (logs.length === 0) return '';
  const marked = logs.filter((dir) => dir.marked).length;
  return `, clean-shutdown marker in ${marked} of ${logs.length} log ${logs.length === 1 ? 'dir' : 'dirs'}`;
}
