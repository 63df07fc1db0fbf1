import type { Health } from '../../process/health.ts';

/** What probes are told before there is a java; `doing`: what has been said last. */
export function aboutToStart(name: string, doing?: string): Health {
  const reason = `${name} is about to start${doing === undefined ? '' : `: ${doing}`}`;
  return { live: { healthy: true, reason }, ready: { healthy: false, reason } };
}

/** Whether a line says what is done or waited for now, and not what is wrong with the surroundings. */
export function tellsDoing(line: string): boolean {
  return !line.startsWith('warning: ');
}
