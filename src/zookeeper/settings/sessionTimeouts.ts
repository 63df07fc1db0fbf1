interface TickSettings {
  readonly tickTime: number;
  readonly minSessionTimeout: number | undefined;
  readonly maxSessionTimeout: number | undefined;
}

interface SessionTimeouts {
  readonly minMs: number;
  readonly maxMs: number;
}

/** Both ends of what a client may ask for, 2 and 20 ticks where they are not set, as ZooKeeper has it. */
export function sessionTimeouts(settings: TickSettings): SessionTimeouts {
  const { tickTime, minSessionTimeout, maxSessionTimeout } = settings;
  return { minMs: minSessionTimeout ?? 2 * tickTime, maxMs: maxSessionTimeout ?? 20 * tickTime };
}
