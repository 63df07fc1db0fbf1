import { expect } from 'vitest';
import { renderSeconds } from '../../../demo/lines.ts';
import type { ClusterWriter } from './openWriter.ts';
import type { Cluster } from './useCluster.ts';

interface Written {
  readonly writer: ClusterWriter;
  /** That must have the records. */
  readonly servers: readonly string[];
  /** While they serve: all the time but for the longest pause. */
  readonly leastPerSecond: number;
}

const maxFailedShare = 0.05;

/** Ends a writer: every server has every record that was acknowledged, once and in order; prints what it cost. */
export async function expectNothingLost(
  { figure, keepLogs, keepText }: Cluster,
  what: string,
  { writer, servers, leastPerSecond }: Written,
): Promise<void> {
  const name = what.replaceAll(/\W+/g, '-');
  await keepLogs(name);
  const outcome = await writer.stop(servers);
  keepText(`${name}-pauses`, outcome.pauses.map((pause) => `${pause}\n`).join(''));
  const { acknowledged, failed, longestPauseMs, durationMs, audits } = outcome;
  const pauses = `longest pause of one writer ${renderSeconds(longestPauseMs)}, of all ${renderSeconds(outcome.longestPauseOfAllMs)}`;
  figure(what, `${acknowledged} acknowledged, ${failed} failed, ${pauses}`);
  expect(audits).toEqual(servers.map((server) => `${server}: nothing lost`));
  expect(failed).toBeLessThanOrEqual(maxFailedShare * (acknowledged + failed));
  const perSecond = acknowledged / ((durationMs - longestPauseMs) / 1000);
  expect(perSecond).toBeGreaterThanOrEqual(leastPerSecond);
}
