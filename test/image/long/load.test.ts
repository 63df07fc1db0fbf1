import { expect, it } from 'vitest';
import { firstSet, kafkaSet } from '../../../local/memberSet.ts';
import { useContainers } from '../../support/containers.ts';
import { images } from '../../support/docker.ts';
import { createTopic } from '../../support/kafkaCommands.ts';
import { startPod } from '../../support/threeOfEach.ts';

const containers = useContainers('load', images.zookeeper, images.kafka);

const timeoutMs = 900_000;
const nodes = 20_000;
const records = 1_000_000;
const producers = 2;

it('ZooKeeper with 512 MB and a heap of half of that outlives a load of writes', async () => {
  const network = await containers.makeNetwork();
  const member = await startPod(containers, network, {
    image: images.zookeeper,
    set: firstSet,
    ordinal: 0,
    env: { ZK_REPLICAS: '1', ZK_HEAP_SIZE: '50%', ZK_PURGE_INTERVAL: '24' },
    flags: ['--memory=512m', '--memory-swap=512m'],
  });
  await member.untilDone(['zkOk', 'ready']);
  const line = `create /node$i ${'x'.repeat(1024)}`;
  const script = `for i in $(seq ${nodes}); do echo "${line}"; done | zkCli.sh -server zk-0.zk-hs:2181`;
  const writer = { entrypoint: 'sh', command: ['-c', script], flags: [`--network=${network}`] };
  const written = await containers.run(images.zookeeper, { ...writer, timeoutMs });
  expect(written.code).toBe(0);
  const { stdout } = await member.exec(['zkMetrics', '--format', 'raw']);
  expect(Number(/^zk_znode_count\t(\d+)$/m.exec(stdout)?.[1])).toBeGreaterThanOrEqual(nodes);
  expect(await member.exec(['zkOk', 'ready'])).toMatchObject({ code: 0 });
  expect(await member.stop()).toMatchObject({ code: 0, outOfMemory: false });
});

it('Kafka with 1 GiB and the heap that follows from it outlives producers without a limit', async () => {
  const network = await containers.makeNetwork();
  const broker = await startPod(containers, network, {
    image: images.kafka,
    set: kafkaSet,
    ordinal: 0,
    env: { KAFKA_REPLICAS: '1' },
    flags: ['--memory=1g', '--memory-swap=1g'],
  });
  await broker.untilDone(['kafkaOk', 'ready']);
  await createTopic(broker, 'load', 1);
  const server = 'kafka-0.kafka-svc:9092';
  const size = [`--num-records=${records}`, '--record-size=1024', '--throughput=-1'];
  const producer = {
    entrypoint: 'kafka-producer-perf-test.sh',
    flags: [`--network=${network}`],
    command: [
      '--topic=load',
      ...size,
      '--producer-props',
      `bootstrap.servers=${server}`,
      'acks=all',
    ],
    timeoutMs,
  };
  const runs = Array.from({ length: producers }, async () =>
    containers.run(images.kafka, producer),
  );
  for (const { code, stdout } of await Promise.all(runs)) {
    process.stdout.write(`1 GiB: ${stdout.trimEnd().split('\n').at(-1)}\n`);
    expect(code).toBe(0);
  }
  expect(await broker.exec(['kafkaOk', 'ready'])).toMatchObject({ code: 0 });
  expect(await broker.inspect('{{.RestartCount}} {{.State.OOMKilled}}')).toBe('0 false');
  expect(await broker.stop()).toMatchObject({ code: 0, outOfMemory: false });
});
