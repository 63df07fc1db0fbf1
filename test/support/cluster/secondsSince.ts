/** `4.1 s`: the time since a moment of `performance.now()`. */
export function secondsSince(beganMs: number): string {
  return `${((performance.now() - beganMs) / 1000).toFixed(1)} s`;
}
