import { type Audit, auditRecords } from '../local/audit.ts';
import { auditBrokers } from '../local/auditBrokers.ts';
import { readZookeeperRecords } from '../local/readZookeeperRecords.ts';
import { renderCount, renderPlural } from './lines.ts';
import { sumUp, type WriterResult } from './report.ts';
import { type Written, writesFolder, writesTopic } from './restartUnderWriters.ts';
import { serverOf, type Stage } from './stage.ts';

/** Reads every acknowledged record back from every server, one by one, followers included. */
export async function auditServers(
  stage: Stage,
  allWritten: readonly Written[],
): Promise<readonly WriterResult[]> {
  return stage.screen.step('reading everything back from every server', async (step) => {
    const results: WriterResult[] = [];
    for (const written of allWritten) {
      const { servers, name } = written.load;
      step.show(`${name} writer's records`);
      const audits =
        name === 'zookeeper'
          ? auditMembers(written)
          : auditBrokers({ ...written, kafka: stage.kafka, topic: writesTopic, brokers: servers });
      const readers = renderPlural(servers.length, name === 'zookeeper' ? 'member' : 'broker');
      results.push(sumUp({ ...written, ...written.load, readers, audits: await audits }));
    }
    const records = results.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    const lost = results.reduce((sum, result) => sum + result.lost, 0);
    const says = `${renderCount(records)} acknowledged records read back from every server: ${renderCount(lost)} lost`;
    return { value: results, says };
  });
}

async function auditMembers({ load, accounts }: Written): Promise<readonly Audit[][]> {
  return Promise.all(
    accounts.map(async ({ acknowledged }) =>
      Promise.all(
        load.servers.map(async (server) => {
          const source = { server: serverOf(server), folder: writesFolder };
          return auditRecords(acknowledged, await readZookeeperRecords(source));
        }),
      ),
    ),
  );
}
