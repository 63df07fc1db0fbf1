import { endedByTerm } from '../process/lifecycle.ts';
import type { End } from '../process/supervision.ts';

/** The last line: how the server ended. What a stop in order ends with is said not to look like a fault. */
export function summarizeEnd({ serverCode, stopMs }: Omit<End, 'exitCode'>): string {
  if (stopMs === undefined) return `the server ended by itself with ${serverCode}`;
  const time = `${(stopMs / 1000).toFixed(1)} s`;
  switch (serverCode) {
    case 0:
      return `stopped after ${time}`;
    case endedByTerm:
      return `stopped after ${time} (${endedByTerm}: ended by SIGTERM)`;
    default:
      return `stopped with ${serverCode} after ${time}`;
  }
}
