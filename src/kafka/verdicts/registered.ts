import type { Verdict } from '../../process/health.ts';
import type { RegisteredBroker } from '../wire/describeCluster.ts';

/** Whether a broker that knows these brokers counts itself among them: registered and unfenced. */
export function judgeBrokerIds(ids: readonly number[], nodeId: number): Verdict {
  if (ids.includes(nodeId)) return { healthy: true, reason: `broker ${nodeId} is registered` };
  const others =
    ids.length === 0 ? 'no broker at all' : `only ${ids.toSorted((a, b) => a - b).join(', ')}`;
  return { healthy: false, reason: `broker ${nodeId} is not registered: it knows ${others}` };
}

/** The same, and the difference between fenced and not registered where the broker tells it (Kafka 4.0 and later). */
export function judgeBroker(
  ids: readonly number[],
  nodeId: number,
  registered: readonly RegisteredBroker[] = [],
): Verdict {
  const own = registered.find(({ id }) => id === nodeId);
  if (ids.includes(nodeId) || own?.fenced !== true) return judgeBrokerIds(ids, nodeId);
  return {
    healthy: false,
    reason: `broker ${nodeId} is registered but fenced: it catches up with the metadata, or the controllers do not hear it`,
  };
}
