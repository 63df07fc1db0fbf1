import { expect } from 'vitest';
import { auditRecords, renderAudit } from '../../local/audit.ts';
import { readZookeeperRecords } from '../../local/readZookeeperRecords.ts';
import type { Writer } from '../../local/writer.ts';
import { startZookeeperWriter } from '../../local/zookeeperWriter.ts';

const folder = '/records';

/** Begins to write records to these servers, each a `host:port`. */
export async function startRecords(servers: readonly string[]): Promise<Writer> {
  return startZookeeperWriter({ servers: servers.join(','), folder, perSecond: 50 });
}

/**
 * Stops the writer of `startRecords`: each of these servers must have all that was acknowledged, in
 * order, and at most one record in twenty may have failed.
 */
export async function auditWriter(
  writer: Writer,
  servers: readonly string[],
  title: string,
): Promise<void> {
  const [account] = await writer.stop();
  const acknowledged = account?.acknowledged ?? [];
  const failed = account?.failed ?? 0;
  expect(acknowledged.length).toBeGreaterThan(300);
  expect(failed / (acknowledged.length + failed)).toBeLessThanOrEqual(0.05);
  for (const server of servers) {
    const found = await readZookeeperRecords({ server, folder });
    expect(renderAudit(auditRecords(acknowledged, found))).toBe('nothing lost');
  }
  process.stdout.write(
    `${title}: ${acknowledged.length} acknowledged, ${failed} failed, longest pause ${Math.round(account?.longestPauseMs ?? 0)} ms\n`,
  );
}
