interface Seen {
  readonly nodeId: number;
  readonly voters: readonly number[];
  /** Of the others, those that are there. */
  readonly there: readonly number[];
  /** Of these, those that were asked to stop as well. */
  readonly leaving: readonly number[];
}

/**
 * Why a broker that is a controller need not wait with its stop: when those are gone that leave with it, no majority of
 * controllers is left that could let it go, and it would wait for five minutes (KafkaBroker.scala). Undefined
 * where a majority stays.
 */
export function findQuorumLoss({ nodeId, voters, there, leaving }: Seen): string | undefined {
  const staying = voters.filter(
    (id) => id === nodeId || (there.includes(id) && !leaving.includes(id)),
  );
  if (leaving.length === 0 || staying.length > voters.length / 2) return undefined;
  const who =
    leaving.length === 1 ? `broker ${leaving[0]} was` : `brokers ${leaving.join(', ')} were`;
  return `${who} asked to stop as well, and the quorum of controllers, by which brokers are let go, does not outlast that`;
}
