import type { ClusterWriter } from './openWriter.ts';
import { secondsSince } from './secondsSince.ts';
import type { Cluster } from './useCluster.ts';

/** A StatefulSet that is updated, and the client that writes to it meanwhile. */
export interface Updated {
  readonly cluster: Cluster;
  readonly statefulSet: string;
  /** For an update to reach every pod. */
  readonly timeoutMs?: number;
  readonly openWriter: (cluster: Cluster) => Promise<ClusterWriter>;
  /** Ends the writer, whose records every pod must have. */
  readonly expectOnEvery: (cluster: Cluster, what: string, writer: ClusterWriter) => Promise<void>;
}

/** Begins an update of something while a client writes, and waits until every pod has it: nothing may be lost. */
export async function updateUnderWriter(
  { cluster, statefulSet, timeoutMs, openWriter, expectOnEvery }: Updated,
  what: string,
  update: () => Promise<void>,
): Promise<void> {
  const writer = await openWriter(cluster);
  await writer.during(async () => {
    const began = performance.now();
    await update();
    await cluster.untilRolledOut(`statefulset/${statefulSet}`, timeoutMs);
    cluster.figure(`rolling update of ${what}`, secondsSince(began));
  });
  await expectOnEvery(cluster, `records during the update of ${what}`, writer);
}
