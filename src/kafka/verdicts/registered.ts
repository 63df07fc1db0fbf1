import type { Verdict } from '../../process/health.ts';

/** Whether a broker that knows these brokers counts itself among them: registered and unfenced. */
export function judgeBrokerIds(ids: readonly number[], nodeId: number): Verdict {
  if (ids.includes(nodeId)) return { healthy: true, reason: `broker ${nodeId} is registered` };
  const others =
    ids.length === 0 ? 'no broker at all' : `only ${ids.toSorted((a, b) => a - b).join(', ')}`;
  return { healthy: false, reason: `broker ${nodeId} is not registered: it knows ${others}` };
}
