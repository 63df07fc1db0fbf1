import { findUnclean, type Logs, renderLogs } from '../../kafka/storage/logs.ts';
import { endedByTerm } from '../../process/lifecycle.ts';
import type { End } from '../../process/supervision.ts';

/** 128 + 9, which no JVM ends with of its own will. */
const endedByKill = 137;

const leastWaitMs = 1000;

/** What kafkaStart ends with, and its last line. */
export interface StopReport {
  readonly exitCode: number;
  readonly line: string;
}

/** How long the parts of a stop took, of those that took long enough to be worth a word, and are known. */
export interface Parts {
  /** From the request to SIGTERM, of a broker that had started. */
  readonly waitedMs?: number | undefined;
  /** From SIGTERM until the broker closed its port, which it does when its controlled shutdown is over. */
  readonly controlledMs?: number | undefined;
}

interface Left extends Parts {
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
  { name, logs, ...parts }: Left,
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
  const time = seconds(stopMs);
  if (serverCode !== endedByTerm && serverCode !== 0) {
    return { exitCode, line: `stopped with ${serverCode} after ${time}${rest}` };
  }
  if (unclean.length === 0) {
    const how = logs.some(({ marked }) => marked) ? 'stopped cleanly' : 'stopped';
    return { exitCode, line: `${how} in ${time}${renderParts(parts)}${rest}` };
  }
  return {
    exitCode: endedByTerm,
    line: `stopped in ${time}${renderParts(parts)}, but not cleanly${rest}`,
  };
}

function renderParts({ waitedMs = 0, controlledMs }: Parts): string {
  const parts = [
    ...(waitedMs < leastWaitMs ? [] : [`waited ${seconds(waitedMs)}`]),
    ...(controlledMs === undefined ? [] : [`controlled shutdown ${seconds(controlledMs)}`]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function renderMarkers(logs: readonly Logs[]): string {
  if (logs.length === 0) return '';
  const marked = logs.filter((dir) => dir.marked).length;
  return `, clean-shutdown marker in ${marked} of ${logs.length} log ${logs.length === 1 ? 'dir' : 'dirs'}`;
}
