import { auditRecords, renderAudit } from '../../../../local/audit.ts';
import { readZookeeperRecords } from '../../../../local/readZookeeperRecords.ts';
import { startZookeeperWriter } from '../../../../local/zookeeperWriter.ts';
import { serveClient } from './serveClient.ts';

/** Of this run alone. */
const folder = `/records-${Date.now()}`;
/** Twice what has to be acknowledged, so that pauses leave enough. */
const perSecond = 100;
/** For a member to have what the others have, on a machine that is busy. */
const catchUpMs = 120_000;

/** Runs in a pod: writes to these members, and reads from each what it has. */
await serveClient({
  start: async (servers) => startZookeeperWriter({ servers: servers.join(','), folder, perSecond }),
  audit: async (accounts, servers) =>
    Promise.all(
      servers.map(async (server) => {
        const found = await readZookeeperRecords({ server, folder, timeoutMs: catchUpMs });
        const [account] = accounts;
        return `${server}: ${renderAudit(auditRecords(account?.acknowledged ?? [], found))}`;
      }),
    ),
});
