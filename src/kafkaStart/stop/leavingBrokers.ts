/** What a controller that is to stop has seen of the brokers that follow it. */
export interface Followed {
  /** When it looked first, and who followed then. */
  readonly first: { readonly atMs: number; readonly ids: readonly number[] } | undefined;
  /** Since when no broker has followed; undefined where one did when it looked last. */
  readonly aloneSinceMs: number | undefined;
}

interface Judged {
  readonly followed: Followed;
  /** Why it stays; undefined where it need not. */
  readonly reason: string | undefined;
  /** Whether no broker is left that a quorum would be kept for. */
  readonly alone: boolean;
}

export const notLooked: Followed = { first: undefined, aloneSinceMs: undefined };

/** As long as brokers that were asked to stop in the same second take to be seen leaving. */
const stayMs = 10_000;
/** A leader that has just been elected has not heard yet of the brokers, each of which asks twice a second. */
const aloneMs = 5000;

/**
 * Whether a controller stays for brokers that leave with it, as where a namespace is deleted: without controllers
 * each of them would wait for five minutes (KafkaBroker.scala). It gives them ten seconds, and once any of them has
 * left in that time, as long as any is left. When all have gone, the controllers need not wait for each other either.
 */
export function judgeFollowers(
  before: Followed,
  followers: readonly number[],
  nowMs: number,
): Judged {
  const first = before.first ?? { atMs: nowMs, ids: followers };
  const left = first.ids.filter((id) => !followers.includes(id));
  const aloneSinceMs = followers.length > 0 ? undefined : (before.aloneSinceMs ?? nowMs);
  return {
    followed: { first, aloneSinceMs },
    reason: findReason({ followers, left, sinceMs: nowMs - first.atMs }),
    alone: aloneSinceMs !== undefined && nowMs - aloneSinceMs >= aloneMs,
  };
}

interface Seen {
  readonly followers: readonly number[];
  readonly left: readonly number[];
  readonly sinceMs: number;
}

function findReason({ followers, left, sinceMs }: Seen): string | undefined {
  if (followers.length === 0) return undefined;
  const who = renderBrokers(followers);
  if (left.length > 0) {
    return `${renderBrokers(left)} left, and ${who} may be about to, which takes a controller`;
  }
  return sinceMs < stayMs
    ? `${who} may be leaving as well, which takes a controller: it stays for ${stayMs / 1000} s`
    : undefined;
}

function renderBrokers(ids: readonly number[]): string {
  return `${ids.length === 1 ? 'broker' : 'brokers'} ${ids.join(', ')}`;
}
