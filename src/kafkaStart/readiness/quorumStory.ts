/** Since when something keeps a broker from starting, and when that is told next, by a clock that begins anywhere. */
export interface QuorumStory {
  readonly dueMs: number | undefined;
}

export const notLed: QuorumStory = { dueMs: undefined };

/** Servers that are started together find each other sooner. */
const firstMs = 30_000;
const everyMs = 60_000;

export interface Told {
  readonly story: QuorumStory;
  readonly line?: string;
}

/** The line for people about a broker that waits for its controllers: after half a minute, then once a minute. */
export function tellQuorum(
  { dueMs }: QuorumStory,
  reason: string | undefined,
  nowMs: number,
): Told {
  if (reason === undefined) return { story: notLed };
  if (dueMs === undefined) return { story: { dueMs: nowMs + firstMs } };
  if (nowMs < dueMs) return { story: { dueMs } };
  return { story: { dueMs: nowMs + everyMs }, line: `still starting: ${reason}` };
}
