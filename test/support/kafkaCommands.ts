import type { Container } from './container.ts';

const timeoutMs = 120_000;

/** Runs one of Kafka's own command line tools in a broker's container, and gives what it prints. */
async function runTool(
  { exec }: Container,
  command: readonly string[],
  input = '',
): Promise<string> {
  const { code, stdout, stderr } = await exec(command, { timeoutMs, input });
  if (code !== 0) throw new Error(`${command.join(' ')}: ${code}\n${stdout}${stderr}`);
  return stdout;
}

const serverOf = ({ host }: Container) => ['--bootstrap-server', `${host}.kafka-svc:9092`];

/** Makes a topic of one partition. */
export async function createTopic(broker: Container, topic: string, copies: number): Promise<void> {
  const sizes = ['--partitions', '1', '--replication-factor', String(copies)];
  await runTool(broker, [
    'kafka-topics.sh',
    ...serverOf(broker),
    '--create',
    '--topic',
    topic,
    ...sizes,
  ]);
}

/** Produces records, each acknowledged by every copy in sync. */
export async function produce(
  broker: Container,
  topic: string,
  records: readonly string[],
): Promise<void> {
  const acks = ['--request-required-acks', 'all'];
  const lines = records.map((record) => `${record}\n`).join('');
  await runTool(
    broker,
    ['kafka-console-producer.sh', ...serverOf(broker), '--topic', topic, ...acks],
    lines,
  );
}

/** Consumes so many records from the beginning, without a group, whose topic would have to be made first. */
export async function consume(broker: Container, topic: string, count: number): Promise<string[]> {
  const all = [
    '--partition',
    '0',
    '--offset',
    'earliest',
    '--max-messages',
    String(count),
    '--timeout-ms',
    '60000',
  ];
  const args = [...serverOf(broker), '--topic', topic, ...all];
  const text = await runTool(broker, ['kafka-console-consumer.sh', ...args]);
  return text.trimEnd().split('\n');
}
