import type { BrokerReport } from './look.ts';
import { nameOf } from '../cluster/partitions.ts';

/** Records that each replica of a broker lacks, by partition; undefined where it did not tell. */
export function listLags({
  logDirs,
}: Pick<BrokerReport, 'logDirs'>): ReadonlyMap<string, number> | undefined {
  if (!logDirs.ok) return undefined;
  return new Map(
    logDirs.value
      .flatMap(({ replicas }) => replicas)
      .filter(({ isFuture }) => !isFuture)
      .map((replica) => [nameOf(replica), replica.offsetLag]),
  );
}
