import { createTopic, partitionNumbers } from '../local/kafkaTopic.ts';
import { createKafkaClient, kafkaPort } from '../local/openKafka.ts';
import { readKafkaRecords } from '../local/readKafkaRecords.ts';
import { runTool } from '../local/runCommand.ts';
import type { Server } from '../local/server.ts';
import { serverOf, type Stage } from './stage.ts';

const perPartition = 100;
const topic = 'hello';

/** Creates a node on one member and gets it from another, with zkCli. */
export async function proveEnsemble({ screen, site, members }: Stage): Promise<void> {
  const [first, second] = members;
  if (first === undefined || second === undefined) return;
  const zkCli = async (server: Server, ...words: readonly string[]) => {
    const { code, stdout, stderr } = await runTool(site, server.pod, [
      'zkCli',
      '-server',
      serverOf(server),
      ...words,
    ]);
    if (code !== 0) throw new Error(`zkCli ${words.join(' ')} on ${server.name}: ${stderr.trim()}`);
    return stdout.trim();
  };
  const title = `create /hello world on ${first.name}, get on ${second.name}`;
  await screen.step(title, async () => {
    await zkCli(first, 'create', '/hello', 'world');
    const got = await zkCli(second, 'get', '/hello');
    if (got !== 'world') throw new Error(`get /hello on ${second.name}: got "${got}"`);
    return { value: undefined, says: `${title}: ${got}` };
  });
}

/** Creates a topic with three replicas, produces records and reads them back from every broker. */
export async function proveBrokers({ screen, kafka, brokers }: Stage): Promise<void> {
  await screen.step(`topic ${topic}: produce and read back`, async () => {
    await createTopic(kafka, topic, brokers.length);
    const producer = createKafkaClient(kafka).producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const messages = partitionNumbers.flatMap((partition) =>
      Array.from({ length: perPartition }, (_, number) => ({ value: String(number), partition })),
    );
    await producer.send({ topic, messages, acks: -1 });
    await producer.disconnect();
    for (const { name, pod } of brokers) {
      for (const partition of partitionNumbers) {
        const source = { host: pod.address, port: kafkaPort, topic, partition };
        const found = await readKafkaRecords({ ...source, atLeast: perPartition });
        if (found.length !== perPartition || found.some((number, index) => number !== index)) {
          throw new Error(`${name}: ${topic}-${partition} holds ${found.length} records`);
        }
      }
    }
    const says = `topic ${topic}, ${brokers.length} replicas: ${messages.length} records produced, read back from every broker`;
    return { value: undefined, says };
  });
}
