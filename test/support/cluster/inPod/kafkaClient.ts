import { isClean, renderAudit } from '../../../../local/audit.ts';
import { auditBrokers } from '../../../../local/auditBrokers.ts';
import { createTopic, partitionNumbers, untilInSync } from '../../../../local/kafkaTopic.ts';
import { startKafkaWriter } from '../../../../local/kafkaWriter.ts';
import type { KafkaAccess } from '../../../../local/openKafka.ts';
import { serveClient } from './serveClient.ts';

/** Of this run alone. */
const topic = `records-${Date.now()}`;
/** More than has to be acknowledged, so that pauses leave enough. */
const perSecond = 450;
/** For a broker to have what its leader has, on a machine that is busy. */
const catchUpMs = 120_000;
const accessOf = (servers: readonly string[]): KafkaAccess => ({ brokers: servers, hosts: [] });

/** Runs in a pod: writes to three partitions of these brokers, and reads from each broker what it has of them. */
await serveClient({
  start: async (servers) => {
    const access = accessOf(servers);
    await createTopic(access, topic, servers.length);
    return startKafkaWriter({ access, topic, partitions: partitionNumbers.length, perSecond });
  },
  audit: async (accounts, servers) => {
    const kafka = accessOf(servers);
    await untilInSync(kafka, topic);
    const brokers = servers.map((server) => ({ pod: { address: server.replace(/:.*/, '') } }));
    const partitions = await auditBrokers({ kafka, brokers, topic, accounts, catchUpMs });
    return servers.map((server, broker) => {
      const problems = partitions.flatMap((audits, partition) => {
        const audit = audits[broker];
        if (audit === undefined) return [`partition ${partition} was not read`];
        return isClean(audit) ? [] : [`partition ${partition}: ${renderAudit(audit)}`];
      });
      return `${server}: ${problems.length === 0 ? 'nothing lost' : problems.join('; ')}`;
    });
  },
});
