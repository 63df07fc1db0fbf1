import { renderSeconds } from '../../../demo/lines.ts';

/** `4.1 s`: the time since a moment of `performance.now()`. */
export function secondsSince(beganMs: number): string {
  return renderSeconds(performance.now() - beganMs);
}
